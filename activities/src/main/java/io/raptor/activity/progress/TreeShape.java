package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.workflow.model.DocumentState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The usual shape of a task's trees, from those of its documents that are known: what an unread document will hold. */
final class TreeShape {

    /** A passage of text without any further knowledge. */
    private static final double BYTES_PER_LEAF = 400;
    /**
     * Files of these types hold pictures, fonts and layout beside their text, so much for each passage. A status is
     * asked for by commands, too, which do without the parsers and their list of types.
     */
    private static final Set<String> PACKED = Set.of(
            ".pdf", ".docx", ".doc", ".pptx", ".ppt", ".odt", ".odp", ".epub", ".rtf", ".msg", ".xls", ".xlsx", ".ods");

    private static final double PACKED_BYTES_PER_LEAF = 4_000;
    /** So many passages of a file type outweigh what is known of other types. */
    private static final double TYPE_LEAVES = 50;
    /** Summaries of a tree: one, and some for each leaf. */
    private static final double SUMMARIES_PER_LEAF = 0.13;

    private static final double LEAF_WEIGHT = 20;
    private static final double NODES_PER_BATCH = 16;

    private final Map<String, Ratio> types = new HashMap<>();
    private final Ratio plain = new Ratio();
    private final Ratio packed = new Ratio();
    private final Ratio summaries = new Ratio();
    private final Ratio chatCalls = new Ratio();
    private final Ratio embeddingCalls = new Ratio();

    TreeShape(TaskWork work, Map<Long, OpenTree> open) {
        for (DocumentWork document : work.documents()) {
            OpenTree tree = open.get(document.number());
            int leaves = tree == null ? document.leaves() : tree.leaves();
            if (leaves > 0) {
                types.computeIfAbsent(type(document.path()), any -> new Ratio()).add(leaves, document.bytes());
                family(document.path()).add(leaves, document.bytes());
            }
            if (tree == null && leaves > 0) {
                published(document);
            }
        }
    }

    private void published(DocumentWork document) {
        int above = Math.max(0, document.nodes() - document.leaves());
        if (above > 0) { // a single passage needs no summary
            summaries.add(above - 1, document.leaves());
        }
        if (document.inThisRun() && document.state() == DocumentState.COMPLETED) {
            chatCalls.add(document.chatCalls(), above);
            if (document.embeddingCalls() > 0) {
                embeddingCalls.add(document.embeddingCalls(), document.nodes());
            }
        }
    }

    double leaves(DocumentWork document) {
        double bytes = PACKED.contains(type(document.path())) ? PACKED_BYTES_PER_LEAF : BYTES_PER_LEAF;
        double weight = TYPE_LEAVES * bytes;
        double usual = family(document.path()).with(TYPE_LEAVES, weight);
        double here = types.getOrDefault(type(document.path()), new Ratio()).with(usual * weight, weight);
        return Math.max(1, here * document.bytes());
    }

    private Ratio family(String path) {
        return PACKED.contains(type(path)) ? packed : plain;
    }

    double summaries(double leaves) {
        double each = Math.max(0, summaries.with(SUMMARIES_PER_LEAF * LEAF_WEIGHT, LEAF_WEIGHT));
        return leaves < 2 ? 0 : 1 + leaves * each;
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
