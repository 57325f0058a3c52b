package io.raptor.workflow.model;

/** The way in which named things and their links are found in a text. */
public enum Extraction {
    /** By the chat model where one is set up, else by rules. */
    AUTO,
    /** By the chat model, one call for each unit of a document. */
    MODEL,
    /** By rules of the language, without any call. */
    NLP
}
