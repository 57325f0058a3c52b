package io.raptor.activity.port;

import io.raptor.workflow.model.Usage;

/** A model that answers a prompt in words, whatever they are for. Safe for use by many threads. */
public interface ChatModel {

    /** Provider and model, without address or secret. */
    String id();

    /**
     * Tokens that an answer may have, the model's thoughts among them: what the prompt has to leave room for.
     *
     * @param wanted length of the answer
     * @param attempt 0 for the first time
     */
    int room(int wanted, int attempt);

    /**
     * Asks.
     *
     * @return an answer that came to its end
     * @throws IndexingException of a model's failure types; a {@link BadAnswerException} tells what it took all the same
     */
    Said say(ChatRequest asking);

    /**
     * Asks, and tells what is said while it is said; all at once where the model cannot do otherwise.
     *
     * @param listener whatever it throws ends the call
     * @return an answer that came to its end
     * @throws IndexingException as the same without a listener
     */
    default Said say(ChatRequest asking, Listener listener) {
        listener.begins();
        Said said = say(asking);
        listener.says(said.raw());
        return said;
    }

    /**
     * Asks the shortest question there is, to see whether the model answers.
     *
     * @return what that took, without its cost
     * @throws IndexingException of a model's failure types
     */
    Usage probe();

    /**
     * @param wanted length of the answer
     * @param room that it has, by {@link #room}
     * @param attempt a later one asks with another seed and less exactly, since the same question would get the same answer
     */
    record ChatRequest(String prompt, int wanted, int room, long seed, int attempt) {}

    /**
     * @param raw the model's words, cleaned of what no store takes, thoughts and all
     * @param finish why it ended, as the endpoint calls it; empty where it does not say
     */
    record Said(String raw, String finish, int inputTokens, int outputTokens) {}

    /** Whoever hears an answer while it comes. */
    interface Listener {

        /** An answer begins. What was heard before belonged to one that came to nothing. */
        void begins();

        /** More of the model's words as they come; thoughts may be among them. */
        void says(String words);
    }
}
