package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.workflow.model.DocumentState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The usual shape of a task's trees, from those of its documents that are known: what an unread document will hold. */
final class TreeShape {

    /** A passage of text without any further knowledge. */
    private static final double BYTES_PER_LEAF = 400;
    /** So many bytes of a file type outweigh what is known of other types. */
    private static final double TYPE_WEIGHT = 20_000;
    /** Summaries of a tree: one, and some for each leaf. */
    private static final double SUMMARIES_PER_LEAF = 0.13;

    private static final double LEAF_WEIGHT = 20;
    private static final double NODES_PER_BATCH = 16;

    private final Map<String, Ratio> types = new HashMap<>();
    private final Ratio all = new Ratio();
    private final Ratio summaries = new Ratio();
    private final Ratio chatCalls = new Ratio();
    private final Ratio embeddingCalls = new Ratio();

    TreeShape(TaskWork work, Map<Long, OpenTree> open) {
        for (DocumentWork document : work.documents()) {
            OpenTree tree = open.get(document.number());
            int leaves = tree == null ? document.leaves() : tree.leaves();
            if (leaves > 0) {
                types.computeIfAbsent(type(document.path()), any -> new Ratio()).add(leaves, document.bytes());
                all.add(leaves, document.bytes());
            }
            if (tree == null && leaves > 0) {
                published(document);
            }
        }
    }

    private void published(DocumentWork document) {
        int above = Math.max(0, document.nodes() - document.leaves());
        summaries.add(above - 1, document.leaves());
        if (document.inThisRun() && document.state() == DocumentState.COMPLETED) {
            chatCalls.add(document.chatCalls(), above);
            if (document.embeddingCalls() > 0) {
                embeddingCalls.add(document.embeddingCalls(), document.nodes());
            }
        }
    }

    double leaves(DocumentWork document) {
        double usual = all.with(TYPE_WEIGHT / BYTES_PER_LEAF, TYPE_WEIGHT);
        double here = types.getOrDefault(type(document.path()), new Ratio()).with(usual * TYPE_WEIGHT, TYPE_WEIGHT);
        return Math.max(1, here * document.bytes());
    }

    double summaries(double leaves) {
        return Math.max(0, 1 + leaves * Math.max(0, summaries.with(SUMMARIES_PER_LEAF * LEAF_WEIGHT, LEAF_WEIGHT)));
    }

    /** Calls of the chat model for each summary. */
    double callsPerSummary() {
        return chatCalls.with(1, 1);
    }

    /** Embedding calls for each node. */
    double callsPerNode() {
        return embeddingCalls.with(1, NODES_PER_BATCH);
    }

    private static String type(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static final class Ratio {

        private double above;
        private double below;

        void add(long number, long by) {
            above += (double) number;
            below += (double) by;
        }

        /** Together with an assumption, which counts the less, the more is known. */
        double with(double assumed, double by) {
            return (above + assumed) / (below + by);
        }
    }
}
