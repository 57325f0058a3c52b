package io.raptor.activity.port;

/** The owner of a build: one document, or a dataset as a whole. An owner has at most one published build. */
public sealed interface BuildOwner {

    /** @param number the document's, as the catalogue counts */
    record OfDocument(long number) implements BuildOwner {}

    /** @param name the dataset's */
    record OfDataset(String name) implements BuildOwner {}

    static BuildOwner document(long number) {
        return new OfDocument(number);
    }

    static BuildOwner dataset(String name) {
        return new OfDataset(name);
    }
}
