package io.raptor.workflow.model;

/** How what documents name is found. */
public enum Extraction {
    /** By the chat model where the task has one, else by rules. */
    AUTO,
    /** By the chat model. */
    MODEL,
    /** By rules. */
    NLP;

    /** By the chat model, where there is one. */
    public boolean wantsModel() {
        return this != NLP;
    }
}
