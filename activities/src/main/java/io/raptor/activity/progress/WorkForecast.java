package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskFigures.Pace;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of a run. Its unit is a second of one call: summaries and embedded nodes weigh by the times that their calls take,
 * and each document has a share that does not depend on its size. Skipped documents and cached calls are no work.
 */
final class WorkForecast {

    /** Parsing, storing and publishing a document. */
    private static final double DOCUMENT_SECONDS = 0.15;
    /** Calls from which a speed can be told. */
    private static final long ENOUGH_CALLS = 3;

    private static final double MINUTE = 60;

    private final TaskWork work;
    private final Map<Long, OpenTree> open;
    private final TreeShape shape;
    private final double summarySeconds;
    private final double nodeSeconds;
    private double done;
    private double left;
    private double passages;
    private long finished;
    private long finishedSince;

    private WorkForecast(TaskWork work, CallTimes times, Instant since) {
        this.work = work;
        this.open = work.open().stream().collect(Collectors.toMap(OpenTree::document, tree -> tree, (a, b) -> b));
        this.shape = new TreeShape(work, open);
        this.summarySeconds = shape.callsPerSummary() * times.chatSeconds();
        this.nodeSeconds = shape.callsPerNode() * times.embeddingSeconds();
        work.documents().forEach(document -> add(document, since));
    }

    /**
     * Of a task that is running or paused.
     *
     * @param usage of the run
     * @param since from when on this process works on it
     * @param active seconds since the first call in which the task was running
     */
    static Pace of(TaskWork work, Usage usage, CallTimes times, Instant since, double active) {
        return new WorkForecast(work, times, since).pace(usage, times, active);
    }

    private void add(DocumentWork document, Instant since) {
        DocumentState state = document.state();
        if (state == DocumentState.PENDING || state == DocumentState.RUNNING) {
            unfinished(document);
        } else if (document.inThisRun() && (state == DocumentState.COMPLETED || state == DocumentState.PARTIAL)) {
            done += seconds(document.leaves(), document.nodes() - document.leaves());
            passages += document.leaves();
            finished++;
            finishedSince += document.updatedAt().isBefore(since) ? 0 : 1;
        }
    }

    private void unfinished(DocumentWork document) {
        OpenTree tree = open.get(document.number());
        double leaves = tree == null ? shape.leaves(document) : (double) tree.leaves();
        double summaries = shape.summaries(leaves);
        double whole = seconds(leaves, summaries);
        double had = 0;
        if (tree != null) {
            double written = Math.min((double) tree.summaries(), summaries);
            had = written * summarySeconds + ((double) tree.embedded() + written) * nodeSeconds;
        }
        done += had;
        left += whole - had;
        passages += leaves;
    }

    private double seconds(double leaves, double summaries) {
        return DOCUMENT_SECONDS + summaries * summarySeconds + (leaves + summaries) * nodeSeconds;
    }

    private Pace pace(Usage usage, CallTimes times, double active) {
        Double share = done + left > 0 ? (Double) (done / (done + left)) : null;
        double here = done * partOfThisProcess(usage, times);
        boolean known = work.calls().chat() + work.calls().embedding() >= ENOUGH_CALLS && active > 0 && here > 0;
        return new Pace(share, known ? perMinute(here, active) : null, known ? (Double) (left * active / here) : null);
    }

    /** Of what the run has done: what both are measured by must be the same, however wrong it is. */
    private double partOfThisProcess(Usage usage, CallTimes times) {
        double calls = work.calls().chat() * times.chatSeconds()
                + work.calls().embedding() * times.embeddingSeconds()
                + finishedSince * DOCUMENT_SECONDS;
        // Embedding in process is counted in the usage, but has no calls with their times.
        long embedding = work.calls().embedding() == 0 ? 0 : usage.embeddingCalls();
        double all = usage.modelCalls() * times.chatSeconds()
                + embedding * times.embeddingSeconds()
                + finished * DOCUMENT_SECONDS;
        return all > 0 ? Math.min(1, calls / all) : 0;
    }

    private @Nullable Double perMinute(double here, double active) {
        return done + left > 0 ? (Double) (MINUTE * passages * here / (done + left) / active) : null;
    }
}
