package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.document.text.TextCleaner;
import io.raptor.activity.model.http.EndpointAddress;
import io.raptor.activity.model.http.TokenUse;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.ChatModel.ChatRequest;
import io.raptor.activity.port.ChatModel.Said;
import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.FailureType;

/** Decides whether what a chat model said is an answer. Whatever it is, the tokens that it took are counted. */
final class ChatJudge {

    private final EndpointAddress at;
    private final Tokenizer tokenizer;
    private final AnswerRoom room;

    ChatJudge(EndpointAddress at, Tokenizer tokenizer, AnswerRoom room) {
        this.at = at;
        this.tokenizer = tokenizer;
        this.room = room;
    }

    /** @throws BadAnswerException when it cannot be taken */
    Said said(JsonNode root, ChatRequest asking) {
        ChatReply reply = ChatReply.of(root);
        String said = TextCleaner.clean(reply.text());
        int input = reply.use().inputOr(tokenizer.count(asking.prompt()));
        int output = reply.use().outputOr(tokenizer.count(said) + tokenizer.count(reply.thoughts()));
        Case heard = new Case(root, reply, said, input, output);
        if (!reply.present()) {
            throw heard.bad("an answer without a message; " + at.baseUrlHint());
        }
        FinishReason finish = FinishReason.of(reply.finish());
        if (finish == FinishReason.FILTERED || reply.declined()) {
            throw heard.refused("filtered the content of this request");
        }
        if (finish == FinishReason.OUTAGE) {
            throw heard.failure(
                    FailureType.MODEL_UNAVAILABLE,
                    at.name() + " broke an answer off for the reason" + word(reply.finish()) + "; it is retried later",
                    "an answer that the endpoint broke off");
        }
        if (ReasoningStripper.without(said).isEmpty()) {
            throw empty(heard, finish, asking.wanted(), asking.room());
        }
        if (finish == FinishReason.CUT) {
            throw heard.bad("an answer that was cut off");
        }
        if (finish == FinishReason.UNKNOWN) {
            throw heard.bad("an answer that ended for the reason" + word(reply.finish()));
        }
        return new Said(said, reply.finish(), input, output);
    }

    /** What an answer to a probe took; any answer will do. */
    TokenUse probed(JsonNode root) {
        ChatReply reply = ChatReply.of(root);
        if (!reply.present()) {
            throw new Case(root, reply, "", 0, 0).bad("an answer without a message; " + at.baseUrlHint());
        }
        return reply.use();
    }

    private static String word(String told) {
        return told.length() <= 40 && told.matches("[\\w. -]+") ? " \"" + told + "\"" : " unknown";
    }

    private BadAnswerException empty(Case heard, FinishReason finish, int wanted, int given) {
        if (finish != FinishReason.CUT) {
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
