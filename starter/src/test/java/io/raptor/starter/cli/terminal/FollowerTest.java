package io.raptor.starter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.testing.Statuses;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private static final Supplier<TaskStatus> SILENT = refusal(Kind.UNAVAILABLE, "task t does not answer");

    private final StringWriter screen = new StringWriter();
    private final PrintWriter err = new PrintWriter(screen, true);
    private final ProgressLine line = new ProgressLine(err, false, () -> 80);

    @Test
    void aTaskThatIsSilentForAWhileIsFollowedToItsEnd() {
        TaskStatus end = waiting(
                        tasks(List.of(FollowerTest::works, SILENT, SILENT, FollowerTest::works, FollowerTest::done)))
                .follow("t");

        assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(screen.toString()).containsOnlyOnce("task t does not answer");
    }

    @Test
    void aRefusalThatIsNoSilenceEndsTheWait() {
        Follower follower = waiting(tasks(List.of(FollowerTest::works, refusal(Kind.INVALID, "no such task"))));

        assertThatThrownBy(() -> follower.follow("t")).hasMessage("no such task");
    }

    @Test
    void withoutANoticeSilenceIsTheEnd() {
        Follower follower = new Follower(tasks(List.of(FollowerTest::works, SILENT, FollowerTest::done)), line);

        assertThatThrownBy(() -> follower.follow("t")).hasMessage("task t does not answer");
    }

    private Follower waiting(TaskOperations tasks) {
        return new Follower(tasks, line, new WaitNotice(Optional::empty, line, err));
    }

    private static TaskStatus works() {
        return Statuses.status(TaskState.RUNNING, 5, 5);
    }

    private static TaskStatus done() {
        return Statuses.status(TaskState.COMPLETED, 9, 0);
    }

    private static Supplier<TaskStatus> refusal(Kind kind, String message) {
        return () -> {
            throw new OperationException(kind, message);
        };
    }

    /** Answers one look after the other. */
    private static TaskOperations tasks(List<Supplier<TaskStatus>> looks) {
        Iterator<Supplier<TaskStatus>> next = looks.iterator();
        return (TaskOperations) Proxy.newProxyInstance(
                FollowerTest.class.getClassLoader(),
                new Class<?>[] {TaskOperations.class},
                (proxy, method, arguments) -> Optional.of(next.next().get()));
    }
}
