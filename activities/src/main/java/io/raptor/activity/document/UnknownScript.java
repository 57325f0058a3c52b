package io.raptor.activity.document;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;

/** A test of a document's script: whether the embedding model has pieces for it and can tell passages apart. */
final class UnknownScript {

    /** Of a passage that is known to less than half, the vector says little. */
    private static final double KNOWN = 0.5;

    /** Looked at, evenly over the document: more would cost what cutting it costs. */
    private static final int SAMPLE = 100;

    private static final String WARNING =
            "the built-in embedding model does not know the script and cannot tell passages apart: searches by meaning"
                    + " will miss them; set RAPTOR_EMBEDDING_BASE_URL and RAPTOR_EMBEDDING_MODEL to a multilingual model";

    private UnknownScript() {}

    static List<String> warnings(List<Node> leaves, Tokenizer tokenizer) {
        int sample = Math.min(SAMPLE, leaves.size());
        long unknown = IntStream.range(0, sample)
                .mapToObj(i -> leaves.get((int) ((long) i * leaves.size() / sample)))
                .filter(leaf -> tokenizer.known(leaf.text()) < KNOWN)
                .count();
        return 2 * unknown > sample ? List.of(WARNING) : List.of();
    }
}
