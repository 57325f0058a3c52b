package io.raptor.starter.cli.command;

import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.task.StatusText;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** List the datasets and tasks of the home. */
@Command(description = "List the datasets and tasks of the home.")
public final class ListCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /** The JSON that {@code --json} prints. */
    private record Listed(List<Dataset> datasets, List<TaskStatus> tasks) {}

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            Listed listed = new Listed(access.datasets().all(), access.tasks().tasks());
            if (json) {
                raptor.out().println(Json.write(listed));
            } else {
                print(listed);
            }
            return ExitCode.DONE;
        }
    }

    private void print(Listed listed) {
        Screen screen = raptor.screen();
        if (!listed.datasets().isEmpty()) {
            screen.line(row("DOCUMENTS", "PASSAGES", "SUMMARIES") + "DATASET", Style.DIM);
            listed.datasets()
                    .forEach(one -> screen.line(
                            row(number(one.documents()), number(one.leaves()), number(one.summaries())) + one.name(),
                            Style.PLAIN));
        }
        if (!listed.tasks().isEmpty()) {
            screen.line("TASKS", Style.DIM);
            raptor.say(StatusText.of(listed.tasks()));
        } else if (listed.datasets().isEmpty()) {
            raptor.sayEmpty("datasets or tasks");
        }
    }

    private static String row(String documents, String leaves, String summaries) {
        return String.format(Locale.ROOT, "%9s  %9s  %9s  ", documents, leaves, summaries);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
