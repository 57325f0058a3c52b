package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.mcp.McpStdio;
import io.raptor.starter.mcp.Workspace;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.request.TaskBody;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Offers tools to an agent over standard input and output. */
@Command(
        description = "Offer search, ask and reading as tools to an agent over standard input and output (Model Context"
                + " Protocol).",
        footer = {
            "",
            "Agents start it themselves. RAPTOR_MCP_CONTROL=true adds tools that index and control tasks.",
            "A running ./raptor serve offers the same over HTTP, at /mcp."
        })
public final class McpCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Override
    public Integer call() throws InterruptedException {
        boolean control = raptor.look().mcp().control();
        PrintStream out = System.out;
        // Nothing but the protocol may stand there.
        System.setOut(System.err);
        try {
            McpStdio.serve(this::during, control, System.in, out);
        } finally {
            System.setOut(out);
        }
        return ExitCode.DONE;
    }

    /** The store is open for the time of a call: between calls it is anybody's. */
    private String during(boolean reading, Function<Workspace, String> call) {
        try (TaskAccess access = reading ? TaskAccess.open(raptor) : TaskAccess.client(raptor)) {
            return call.apply(new Workspace(access.datasets(), access.tasks(), body -> start(access, body)));
        }
    }

    private static TaskStatus start(TaskAccess access, String body) {
        if (!access.tasksRunElsewhere()) {
            throw new OperationException(
                    Kind.UNAVAILABLE, "nothing runs tasks under this home: start ./raptor serve, and ask again");
        }
        // Its user may read what it reads.
        TaskRequest request = new TaskBody(new AccessRules(false, List.of(), List.of())).read(body, true);
        String id = request.taskId() == null ? Names.from(request.dataset()) : request.taskId();
        return access.tasks().start(id, request);
    }
}
