package io.raptor.starter.steps;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.grpc.StatusRuntimeException;
import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.TaskWork.Account;
import io.raptor.workflow.model.DocumentState;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is done for a task's documents now, and was for those that ended last. All who look share an answer for a few seconds, and for
 * longer where it took long.
 */
public final class TaskSteps {

    /** As many documents as a picture has rows. */
    public static final int ROWS = 40;

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Reading takes no more than this part of the time. */
    private static final int SELDOM = 10;

    private static final int TASKS = 100;
    private static final int ENDED = 4000;
    private static final List<DocumentState> OVER =
            List.of(DocumentState.COMPLETED, DocumentState.PARTIAL, DocumentState.FAILED);

    private final Catalogue catalogue;
    private final DocumentHistories histories;

    /** What has ended has the same steps for ever. */
    private final Cache<Ended, List<Step>> ended =
            Caffeine.newBuilder().maximumSize(ENDED).build();

    private final LoadingCache<Asked, Answer> answers = Caffeine.newBuilder()
            .maximumSize(TASKS)
            .expireAfter(Expiry.writing((Asked asked, Answer answer) -> answer.keep()))
            .build(asked -> read(asked.task()));

    /** Once a task has ended, what was read before is not its end. */
    private record Asked(String task, boolean over) {}

    private record Ended(String task, long document, Instant at) {}

    private record Answer(List<DocumentSteps> documents, Duration keep) {}

    /** @param names under which Temporal knows documents */
    public TaskSteps(WorkflowClient client, Catalogue catalogue, HiddenNames names) {
        this.catalogue = catalogue;
        this.histories = new DocumentHistories(client, names);
    }

    /**
     * Documents in flight, the longest first, then those of its present run that ended last; without those of which Temporal tells nothing.
     *
     * @param over whether the task has ended
     */
    public List<DocumentSteps> of(String taskId, boolean over) {
        return answers.get(new Asked(taskId, over)).documents();
    }

    private Answer read(String taskId) {
        long began = System.nanoTime();
        DocumentHistories.Reading reading = histories.within(PATIENCE);
        List<DocumentSteps> documents = new ArrayList<>();
        try {
            for (DocumentRow row : rows(taskId)) {
                List<Step> steps = steps(reading, taskId, row);
                if (!steps.isEmpty()) {
                    documents.add(new DocumentSteps(row.number(), row.documentId(), row.state(), steps));
                }
            }
        } catch (StatusRuntimeException away) {
            // The page says elsewhere that Temporal does not answer; what is read so far is shown.
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began).multipliedBy(SELDOM);
        return new Answer(List.copyOf(documents), took.compareTo(FRESH) > 0 ? took : FRESH);
    }

    private List<Step> steps(DocumentHistories.Reading reading, String taskId, DocumentRow row) {
        if (row.state() == DocumentState.RUNNING) {
            return reading.steps(taskId, row.documentId());
        }
        Ended which = new Ended(taskId, row.number(), row.updatedAt());
        List<Step> known = ended.getIfPresent(which);
        List<Step> steps = known == null ? reading.steps(taskId, row.documentId()) : known;
        // The store knows of an end before the workflow does.
        if (steps.stream().noneMatch(step -> step.to() == null)) {
            ended.put(which, steps);
        }
        return steps;
    }

    private List<DocumentRow> rows(String taskId) {
        List<DocumentRow> rows = new ArrayList<>(catalogue.documents(taskId, DocumentState.RUNNING, 0, ROWS));
        rows.sort(Comparator.comparing(DocumentRow::updatedAt));
        List<DocumentRow> over = new ArrayList<>();
        Instant begun = catalogue.account(taskId).map(Account::startedAt).orElse(Instant.EPOCH);
        OVER.forEach(state -> over.addAll(catalogue.latest(taskId, state, begun, ROWS)));
        over.sort(Comparator.comparing(DocumentRow::updatedAt).reversed());
        rows.addAll(over.subList(0, Math.min(over.size(), ROWS - rows.size())));
        return rows;
    }
}
