package io.raptor.activity.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Nodes of one document that stay together, since they are short and follow each other. */
final class Atoms {

    /** So many nodes of a document are one subject; a document with more of them is not taken for one. */
    private static final int MOST_NODES = 8;

    private Atoms() {}

    /**
     * The nodes of each short document as one atom, each node of a longer one as its own.
     *
     * @param documents one a node; nodes of a document follow each other
     */
    static List<int[]> of(long[] documents, int[] tokens, int maxTokens) {
        List<int[]> atoms = new ArrayList<>();
        for (int from = 0; from < documents.length; ) {
            int to = from;
            long sum = 0;
            while (to < documents.length && documents[to] == documents[from]) {
                sum += tokens[to++];
            }
            int[] nodes = IntStream.range(from, to).toArray();
            if (nodes.length <= MOST_NODES && sum <= maxTokens) {
                atoms.add(nodes);
            } else {
                IntStream.of(nodes).forEach(node -> atoms.add(new int[] {node}));
            }
            from = to;
        }
        return atoms;
    }

    /** Each node by itself. */
    static List<int[]> single(int nodes) {
        return IntStream.range(0, nodes).mapToObj(node -> new int[] {node}).toList();
    }
}
