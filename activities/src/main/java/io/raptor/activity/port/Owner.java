package io.raptor.activity.port;

/** What a build belongs to: one document, or a dataset as a whole. An owner has at most one published build. */
public sealed interface Owner {

    /** @param number the document's, as the catalogue counts */
    record OfDocument(long number) implements Owner {}

    /** @param name the dataset's */
    record OfDataset(String name) implements Owner {}

    static Owner document(long number) {
        return new OfDocument(number);
    }

    static Owner dataset(String name) {
        return new OfDataset(name);
    }
}
