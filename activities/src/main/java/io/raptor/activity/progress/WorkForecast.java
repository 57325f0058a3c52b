package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskFigures.Pace;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The forecast of a run: what its documents still need, of what they need altogether. Summaries and embedded nodes weigh by how long
 * they take. Skipped documents and cached calls are no work.
 */
final class WorkForecast {

    /** Parsing, storing and publishing a document. */
    private static final double DOCUMENT_SECONDS = 0.15;

    private static final double MINUTE = 60;

    private final TaskWork work;
    private final Observed observed;
    private final Map<Long, OpenTree> open;
    private final TreeShape shape;
    private final Speed speed;
    private final Course course;
    private final double callsPerSummary;
    private final double summarySeconds;
    private final double nodeSeconds;
    private double done;
    private double left;
    private double documentsHere;
    private double passages;

    private WorkForecast(TaskWork work, Usage usage, Limits limits, Observed observed) {
        this.work = work;
        this.observed = observed;
        this.speed = new Speed(observed.recent(), work.calls());
        this.course = new Course(speed, limits, observed);
        this.open = work.open().stream().collect(Collectors.toMap(OpenTree::document, tree -> tree, (a, b) -> b));
        this.shape = new TreeShape(work, open);
        this.callsPerSummary = shape.callsPerSummary() * made(usage);
        this.summarySeconds = callsPerSummary * speed.chatCall();
        this.nodeSeconds = speed.asksForVectors() ? shape.callsPerNode() * speed.embeddingCall() : speed.text();
        work.documents().forEach(this::add);
    }

    /**
     * Of a task that is running or paused.
     *
     * @param work with the calls since this process works on it
     * @param usage of the run
     */
    static Pace of(TaskWork work, Usage usage, Limits limits, Observed observed) {
        return new WorkForecast(work, usage, limits, observed).pace();
    }

    /** The part of calls that is not answered from the store; what nobody knows is not. */
    private static double made(Usage usage) {
        return (1 + (double) usage.modelCalls()) / (1 + (double) usage.modelCalls() + usage.cachedCalls());
    }

    private void add(DocumentWork document) {
        DocumentState state = document.state();
        OpenTree tree = open.get(document.number());
        if (state == DocumentState.PENDING || state == DocumentState.RUNNING) {
            if (tree == null) {
                unread(document, state == DocumentState.RUNNING);
            } else {
                begun(tree, document.updatedAt().isBefore(observed.start()));
            }
        } else if (document.inThisRun() && (state == DocumentState.COMPLETED || state == DocumentState.PARTIAL)) {
            finished(document);
        }
    }

    private void finished(DocumentWork document) {
        int summaries = document.nodes() - document.leaves();
        done += DOCUMENT_SECONDS + seconds(summaries, document.nodes());
        passages += document.leaves();
        if (!document.updatedAt().isBefore(observed.start())) {
            documentsHere++;
            course.did(Plan.of(DOCUMENT_SECONDS, document.leaves(), written(document.leaves(), summaries)));
        }
    }

    private void unread(DocumentWork document, boolean running) {
        double leaves = shape.leaves(document);
        List<Double> levels = shape.levels(leaves);
        double summaries = sum(levels);
        left += DOCUMENT_SECONDS + seconds(summaries, leaves + summaries);
        passages += leaves;
        course.has(Plan.of(DOCUMENT_SECONDS, leaves, levels), running);
    }

    /** @param before this process began: what is embedded may be an earlier one's work */
    private void begun(OpenTree tree, boolean before) {
        List<Double> levels = levelsLeft(tree);
        double missing = (double) tree.leaves() - tree.embedded();
        double summaries = (double) tree.summaries();
        double had = seconds(summaries, tree.embedded() + summaries);
        double still = seconds(sum(levels), missing + sum(levels));
        double part = had / Math.max(had + still, Double.MIN_NORMAL);
        double begun = (1 + part) / 2;
        done += had + part * DOCUMENT_SECONDS;
        left += still + (1 - begun) * DOCUMENT_SECONDS;
        documentsHere += begun;
        passages += tree.leaves();
        course.has(Plan.of((1 - begun) * DOCUMENT_SECONDS, missing, levels), true);
        if (!before || tree.summaries() > 0) {
            double embedded = before ? 0 : tree.embedded();
            course.did(Plan.of(begun * DOCUMENT_SECONDS, embedded, written(tree.leaves(), summaries)));
        }
    }

    private List<Double> levelsLeft(OpenTree tree) {
        if (tree.clusters() == 0) {
            return tree.summaries() > 0 ? List.of() : shape.levels(tree.leaves());
        }
        List<Double> levels = new ArrayList<>();
        levels.add((double) tree.clusters() - tree.grown());
        if (tree.crown() == 0) {
            levels.addAll(shape.levels((double) tree.clusters()));
        }
        return levels;
    }

    /** So many summaries of a tree, level by level from the lowest. */
    private List<Double> written(double leaves, double summaries) {
        List<Double> levels = new ArrayList<>();
        double rest = summaries;
        for (double level : shape.levels(leaves)) {
            levels.add(Math.min(level, rest));
            rest -= Math.min(level, rest);
        }
        if (rest > 0) {
            levels.add(0, rest + (levels.isEmpty() ? 0 : levels.remove(0)));
        }
        return levels;
    }

    private double seconds(double summaries, double nodes) {
        return summaries * summarySeconds + nodes * nodeSeconds;
    }

    private static double sum(List<Double> levels) {
        return levels.stream().mapToDouble(Double::doubleValue).sum();
    }

    private Pace pace() {
        double all = done + left;
        boolean known = course.known();
        return new Pace(
                all > 0 ? (Double) (done / all) : null,
                known && all > 0 ? (Double) (MINUTE * passages * here() / all / observed.active()) : null,
                known ? (Double) course.left(callsPerSummary, shape.callsPerNode()) : null);
    }

    /** Work of this process, as much as it can tell. */
    private double here() {
        double embedding = speed.asksForVectors()
                ? work.calls().embedding() * speed.embeddingCall()
                : observed.whole().embedding().texts() * speed.text();
        return Math.min(done, work.calls().chat() * speed.chatCall() + embedding + documentsHere * DOCUMENT_SECONDS);
    }
}
