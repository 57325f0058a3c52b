package io.raptor.activity.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.document.TextCleaner;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.FailureType;

/** Decides whether what a chat model said is an answer. Whatever it is, what it took is told. */
final class ChatJudge {

    private final Address at;
    private final Tokenizer tokenizer;
    private final AnswerRoom room;

    ChatJudge(Address at, Tokenizer tokenizer, AnswerRoom room) {
        this.at = at;
        this.tokenizer = tokenizer;
        this.room = room;
    }

    /**
     * @param asked what the answer is to
     * @param wanted tokens of the text
     * @param given tokens that the answer could have
     * @throws BadAnswerException when it cannot be taken
     */
    Answer answer(JsonNode root, String asked, int wanted, int given) {
        ChatReply reply = ChatReply.of(root);
        String said = TextCleaner.clean(reply.text());
        int input = reply.use().inputOr(tokenizer.count(asked));
        int output = reply.use().outputOr(tokenizer.count(said) + tokenizer.count(reply.thoughts()));
        Case heard = new Case(root, reply, said, input, output);
        if (!reply.present()) {
            throw heard.bad("an answer without a message; " + at.baseUrlHint());
        }
        Finish finish = Finish.of(reply.finish());
        if (finish == Finish.FILTERED || reply.declined()) {
            throw heard.refused("filtered the content of this request");
        }
        ChatAnswer answer = ChatAnswer.of(said);
        if (answer.text().isEmpty()) {
            throw empty(heard, finish, wanted, given);
        }
        String fault = fault(finish, reply.finish(), answer, wanted);
        if (!fault.isEmpty()) {
            throw heard.bad(fault);
        }
        return new Answer(answer.title(), answer.text(), input, output);
    }

    /** What an answer to a probe took; any answer will do. */
    TokenUse said(JsonNode root) {
        ChatReply reply = ChatReply.of(root);
        if (!reply.present()) {
            throw new Case(root, reply, "", 0, 0).bad("an answer without a message; " + at.baseUrlHint());
        }
        return reply.use();
    }

    private String fault(Finish finish, String told, ChatAnswer answer, int wanted) {
        if (finish == Finish.CUT) {
            return "an answer that was cut off";
        }
        if (finish == Finish.UNKNOWN) {
            String word = told.length() <= 40 && told.matches("[\\w. -]+") ? " \"" + told + "\"" : " unknown";
            return "an answer that ended for the reason" + word;
        }
        int tokens = Math.max(tokenizer.count(answer.text()), answer.text().length() / 8);
        if (tokens > AnswerRoom.longestText(wanted)) {
            return "an answer of " + tokens + " tokens where " + wanted + " were asked for";
        }
        return Repetition.in(answer.text()) ? "an answer that repeats itself" : "";
    }

    private BadAnswerException empty(Case heard, Finish finish, int wanted, int given) {
        if (finish != Finish.CUT) {
            return heard.bad("an empty answer");
        }
        int thought = heard.reply.use().thoughts() > 0 ? heard.reply.use().thoughts() : heard.output;
        String problem = "an empty answer: it used its " + thought + " tokens for thinking";
        return room.grow(wanted, given)
                ? heard.bad(problem)
                : heard.failure(
                        FailureType.MODEL_MISCONFIGURED,
                        at.settings().id() + " used all " + given + " tokens for thinking: switch that off, raise "
                                + at.setting("context-tokens") + " or take another model, then resume",
                        problem);
    }

    private final class Case {

        private final JsonNode root;
        private final ChatReply reply;
        private final String said;
        private final int input;
        private final int output;

        private Case(JsonNode root, ChatReply reply, String said, int input, int output) {
            this.root = root;
            this.reply = reply;
            this.said = said;
            this.input = input;
            this.output = output;
        }

        BadAnswerException bad(String problem) {
            return failure(FailureType.BAD_MODEL_OUTPUT, at.settings().id() + " gave " + problem, problem);
        }

        BadAnswerException refused(String problem) {
            return failure(FailureType.MODEL_REFUSED, at.settings().id() + " " + problem, problem);
        }

        BadAnswerException failure(FailureType type, String message, String problem) {
            String kept = said.isEmpty() ? TextCleaner.clean(root.toString()) : said;
            return new BadAnswerException(type, message, new Rejected(problem, kept, input, output), null);
        }
    }
}
