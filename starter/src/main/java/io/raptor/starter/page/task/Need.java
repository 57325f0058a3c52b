package io.raptor.starter.page.task;

import io.raptor.starter.page.format.Formats;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.util.Optional;

/**
 * Why a task needs a person, and the button that helps.
 *
 * @param task its id
 * @param urgent nothing goes on until somebody acts; else it may end well by itself
 * @param why in one line
 * @param advice what to do, in a sentence
 * @param act where a button leads; {@link Act#OPEN} where only the task's page helps
 */
public record Need(String task, boolean urgent, String why, String advice, Act act) {

    /** What the button does. */
    public enum Act {
        RESUME("Resume"),
        /** Resumes, after a page that asks for the larger budget. */
        RAISE("Raise the budget…"),
        RETRY("Retry what failed"),
        OPEN("Open");

        private final String label;

        Act(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Empty for a task that needs nobody: one that runs, ended well, or was paused by a person. */
    static Optional<Need> of(TaskStatus status) {
        String id = status.taskId();
        TaskCard task = TaskCard.of(status);
        Hold hold = task.hold();
        if (hold != null) {
            boolean waits = hold == Hold.OUTAGE || hold == Hold.WORKER;
            Act act = waits ? Act.OPEN : hold == Hold.BUDGET ? Act.RAISE : Act.RESUME;
            return Optional.of(new Need(id, !waits, "paused: " + status.pauseReason(), task.advice(), act));
        }
        if (status.interrupted() && status.state() != TaskState.PAUSED) {
            return Optional.of(new Need(
                    id,
                    true,
                    "interrupted: nothing runs it",
                    "What is recorded stays; resume it to go on.",
                    Act.RESUME));
        }
        String stuck = status.stuckReason();
        if (stuck != null) {
            return Optional.of(new Need(id, true, "stuck: " + stuck, "Nothing is lost meanwhile.", Act.OPEN));
        }
        if (status.state() == TaskState.FAILED) {
            return Optional.of(new Need(id, true, "failed", failure(status), Act.OPEN));
        }
        long hopeful = status.failures().stream()
                .filter(failure -> Cause.of(failure.errorType()).passes())
                .count();
        if (status.state() == TaskState.COMPLETED_WITH_FAILURES && hopeful > 0) {
            long failed = status.failedDocuments() + status.partialDocuments();
            return Optional.of(new Need(
                    id,
                    false,
                    Formats.many(failed, "document") + " failed or with gaps",
                    "What failed may pass: a retry can help.",
                    Act.RETRY));
        }
        return Optional.empty();
    }

    private static String failure(TaskStatus status) {
        return status.failures().stream()
                .map(DocumentFailure::message)
                .findFirst()
                .orElse("Its page has what happened.");
    }
}
