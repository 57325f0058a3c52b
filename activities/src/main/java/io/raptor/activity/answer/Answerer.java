package io.raptor.activity.answer;

import io.raptor.activity.answer.GraphFindings.Given;
import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.call.Caller;
import io.raptor.activity.call.LedgeredChat;
import io.raptor.activity.call.PaidAnswer;
import io.raptor.activity.port.CallKey;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.ChatModel.ChatRequest;
import io.raptor.activity.port.ChatModel.Listener;
import io.raptor.activity.port.ChatModel.Said;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.graph.DatasetSearch;
import io.raptor.workflow.model.Usage;
import java.util.List;
import java.util.function.Consumer;

/** Answers questions from what a search found: a question with the same passages is paid for once. */
public final class Answerer {

    /** Tokens that an answer has at most, about. */
    private static final int ANSWER = 500;

    /** Room for an answer and thoughts before it: fixed, so that the same question has the same prompt. */
    private static final int MOST_ROOM = 3000;

    /** No task can have this name: the ledger counts these calls, and no task's budget does. */
    private static final Caller CALLER = new Caller("(ask)", 16);

    private final ChatModel model;
    private final int contextTokens;
    private final Tokenizer tokenizer;
    private final LedgeredChat chat;

    /** @param contextTokens what the model reads and writes in one call at most */
    public Answerer(ChatModel model, int contextTokens, Tokenizer tokenizer, LedgeredChat chat) {
        this.model = model;
        this.contextTokens = contextTokens;
        this.tokenizer = tokenizer;
        this.chat = chat;
    }

    /**
     * Answers a question; without a call where nothing was found.
     *
     * @param words told while the model gives them
     * @throws IndexingException of a model's failure types
     */
    public Answer answer(String query, SearchAnswer found, AnswerWords words) {
        if (found.hits().isEmpty()) {
            return new Answer("", false, List.of(), List.of(), 0, List.of(), found.notes(), Usage.NONE);
        }
        AnswerPrompt prompt = AnswerPrompt.of(query, found.hits(), room(), tokenizer);
        List<SearchHit> given = prompt.hits();
        LiveAnswer live = new LiveAnswer(words);
        PaidAnswer paid = chat.ask(CALLER, new Question(prompt.text(), live));
        live.ends(paid.answer().raw());
        CitedText read = CitedText.of(paid.answer().raw(), given.size());
        return new Answer(
                read.text(),
                read.answered(),
                read.cited(),
                read.unsupported(),
                read.unknown(),
                given,
                found.notes(),
                paid.usage());
    }

    /** Tokens of a prompt at most. */
    private int room() {
        return contextTokens - Math.min(contextTokens / 2, MOST_ROOM);
    }

    /**
     * Answers a question in a mode of graphs: the model may be asked before for what the answer is to rest on.
     *
     * @param given receives what the answer is to rest on
     * @param words told while the model gives them
     * @throws IndexingException INVALID_REQUEST as the search does; of a model's failure types
     */
    public Answer answer(
            String dataset,
            AnswerRequest request,
            DatasetSearch search,
            Consumer<SearchAnswer> given,
            AnswerWords words) {
        GraphAsker asker = new GraphAsker(model, chat, tokenizer, contextTokens);
        Given found = new GraphFindings(search, asker, CALLER, tokenizer, room()).of(dataset, request);
        given.accept(found.found());
        return answer(request.query(), found.found(), words).after(found.usage());
    }

    private final class Question implements LedgeredChat.ChatCall {

        private final String prompt;
        private final Listener listener;

        Question(String prompt, Listener listener) {
            this.prompt = prompt;
            this.listener = listener;
        }

        @Override
        public String question() {
            return CallKey.of(model.id() + " answer " + AnswerPrompt.VERSION, List.of(prompt));
        }

        @Override
        public long inputTokens() {
            return tokenizer.count(prompt);
        }

        @Override
        public long outputTokens() {
            return ANSWER;
        }

        @Override
        public Ledger.Answer answer(int attempt) {
            int room = model.room(ANSWER, attempt);
            Said said = model.say(new ChatRequest(prompt, ANSWER, room, 0, attempt), listener);
            return new Ledger.Answer(said.raw(), false, said.inputTokens(), said.outputTokens());
        }
    }
}
