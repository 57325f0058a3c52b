package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskFigures.Pace;
import io.raptor.workflow.model.Usage;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The forecast of a run. Its unit is a second in which calls keep this process busy: summaries and embedded nodes weigh by that, and
 * each document takes time beside its calls. Skipped documents and cached calls are no work.
 */
final class WorkForecast {

    /** Parsing, storing and publishing a document. */
    private static final double DOCUMENT_SECONDS = 0.15;

    private static final double MINUTE = 60;

    private final TaskWork work;
    private final Map<Long, OpenTree> open;
    private final TreeShape shape;
    private final Speed speed;
    private final double summarySeconds;
    private final double nodeSeconds;
    private double done;
    private double chatLeft;
    private double embeddingLeft;
    private double documentsLeft;
    private double documentsHere;
    private double passages;

    private WorkForecast(TaskWork work, Usage usage, CallWindow window) {
        this.work = work;
        this.speed = new Speed(window, work.calls());
        this.open = work.open().stream().collect(Collectors.toMap(OpenTree::document, tree -> tree, (a, b) -> b));
        this.shape = new TreeShape(work, open);
        this.summarySeconds = shape.callsPerSummary() * made(usage) * speed.chatCall();
        this.nodeSeconds = speed.asksForVectors() ? shape.callsPerNode() * speed.embeddingCall() : speed.text();
        work.documents().forEach(this::add);
    }

    /**
     * Of a task that is running or paused.
     *
     * @param usage of the run
     * @param window what this process did since it works on the task
     * @param active seconds of that in which the task was running
     */
    static Pace of(TaskWork work, Usage usage, CallWindow window, double active) {
        return new WorkForecast(work, usage, window).pace(active);
    }

    /** The part of calls that is not answered from the store; what nobody knows is not. */
    private static double made(Usage usage) {
        return (1 + (double) usage.modelCalls()) / (1 + (double) usage.modelCalls() + usage.cachedCalls());
    }

    private void add(DocumentWork document) {
        DocumentState state = document.state();
        if (state == DocumentState.PENDING || state == DocumentState.RUNNING) {
            unfinished(document);
        } else if (document.inThisRun() && (state == DocumentState.COMPLETED || state == DocumentState.PARTIAL)) {
            int summaries = document.nodes() - document.leaves();
            done += DOCUMENT_SECONDS + summaries * summarySeconds + document.nodes() * nodeSeconds;
            passages += document.leaves();
            documentsHere += document.updatedAt().isBefore(speed.window().start()) ? 0 : 1;
        }
    }

    private void unfinished(DocumentWork document) {
        OpenTree tree = open.get(document.number());
        double leaves = tree == null ? shape.leaves(document) : (double) tree.leaves();
        double summaries = shape.summaries(leaves);
        double written = tree == null ? 0 : Math.min((double) tree.summaries(), summaries);
        double embedded = tree == null ? 0 : Math.min((double) tree.embedded() + written, leaves + summaries);
        double chat = (summaries - written) * summarySeconds;
        double embedding = (leaves + summaries - embedded) * nodeSeconds;
        double had = written * summarySeconds + embedded * nodeSeconds;
        double part = had / Math.max(had + chat + embedding, Double.MIN_NORMAL);
        done += had + part * DOCUMENT_SECONDS;
        chatLeft += chat;
        embeddingLeft += embedding;
        double begun = tree == null ? 0 : (1 + part) / 2;
        documentsLeft += 1 - begun;
        documentsHere += begun;
        passages += leaves;
    }

    private Pace pace(double active) {
        double all = done + chatLeft + embeddingLeft + documentsLeft * DOCUMENT_SECONDS;
        boolean known = speed.known() && active > 0;
        return new Pace(
                all > 0 ? (Double) (done / all) : null,
                known && all > 0 ? (Double) (MINUTE * passages * here() / all / active) : null,
                known ? (Double) left(active) : null);
    }

    /** Work of this process, as much as it can tell. */
    private double here() {
        double embedding = speed.asksForVectors()
                ? work.calls().embedding() * speed.embeddingCall()
                : speed.window().embedding().busy();
        return Math.min(done, work.calls().chat() * speed.chatCall() + embedding + documentsHere * DOCUMENT_SECONDS);
    }

    /** Beside the calls a document takes the time that the documents so far took. */
    private double left(double active) {
        double beside = Math.max(0, active - speed.window().busy());
        double documents = documentsHere > 0 ? beside / documentsHere * documentsLeft : 0;
        return speed.together(chatLeft, embeddingLeft) + documents;
    }
}
