package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.workflow.model.DocumentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The usual shape of a task's trees, from those of its documents that are known: what an unread document will hold. */
final class TreeShape {

    /** A level of at most so many nodes gets one summary. */
    private static final double ROOT = 8;
    /** Nodes of a level for each node of the level below, where that has more. */
    private static final double GROUPED = 0.15;

    private static final double WEIGHT = 20;
    private static final double NODES_PER_BATCH = 16;

    private final KnownLeaves leaves = new KnownLeaves();
    private final Ratio grouped = new Ratio();
    private final Ratio chatCalls = new Ratio();
    private final Ratio embeddingCalls = new Ratio();

    TreeShape(TaskWork work, Map<Long, OpenTree> open) {
        for (DocumentWork document : work.documents()) {
            OpenTree tree = open.get(document.number());
            int known = tree == null ? document.leaves() : tree.leaves();
            if (known > 0 || holdsNothing(document)) {
                leaves.add(document, known);
            }
            if (tree == null && known > 0) {
                published(document);
            }
        }
    }

    /** It was read, and nothing was found to index. */
    private static boolean holdsNothing(DocumentWork document) {
        return document.inThisRun() && document.state() == DocumentState.SKIPPED;
    }

    private void published(DocumentWork document) {
        int above = Math.max(0, document.nodes() - document.leaves());
        if (above > 0 && document.leaves() > ROOT) {
            grouped.add(above - 1, document.leaves());
        }
        if (document.inThisRun() && document.state() == DocumentState.COMPLETED) {
            chatCalls.add(document.chatCalls(), above);
            if (document.embeddingCalls() > 0) {
                embeddingCalls.add(document.embeddingCalls(), document.nodes());
            }
        }
    }

    double leaves(DocumentWork document) {
        return leaves.of(document);
    }

    /** The summaries of each level on top of so many nodes. */
    List<Double> levels(double nodes) {
        double each = grouped.with(GROUPED * WEIGHT, WEIGHT);
        double part = nodes * each > ROOT ? each / (1 + each) : each;
        List<Double> levels = new ArrayList<>();
        for (double level = nodes; level > 1; level = levels.get(levels.size() - 1)) {
            levels.add(level <= ROOT ? 1 : Math.max(1, Math.min(level * part, level - 1)));
        }
        return levels;
    }

    /** Calls of the chat model for each summary. */
    double callsPerSummary() {
        return chatCalls.with(1, 1);
    }

    /** Embedding calls for each node. */
    double callsPerNode() {
        return embeddingCalls.with(1, NODES_PER_BATCH);
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
