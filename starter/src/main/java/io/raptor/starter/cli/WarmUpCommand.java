package io.raptor.starter.cli;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.RunningApp;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.terminal.Follower;
import io.raptor.starter.cli.terminal.TaskSummary;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.RemoteDatasets;
import io.raptor.starter.owner.RemoteTasks;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lives through a small task from its start to its search, for the launcher to see which classes that takes. */
@Command(hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    static final String NAME = "warm-up";

    /** Enough for a level of summaries. */
    private static final int SENTENCES = 120;

    /** What people, programs and probes look at; of what never ends, the beginning. */
    private static final List<String> LOOKED_AT = List.of(
            "/", "/new", "/tasks/" + NAME, "/datasets", "/datasets/" + NAME, "/api/v1/task/" + NAME + "/events");

    private static final List<String> WATCHED = List.of("/actuator/health", "/actuator/prometheus");

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    private final Consumer<String[]> another;

    /** @param another runs another command in this process */
    WarmUpCommand(Consumer<String[]> another) {
        this.another = another;
    }

    @Override
    public Integer call() throws IOException {
        RaptorProperties properties = raptor.settings();
        Path document = Files.writeString(properties.homeFolder().resolve(NAME + ".txt"), text());
        try (RunningApp running = RunningApp.start(raptor, properties, Role.SERVER, 0, "")) {
            Owner owner = running.owner();
            RemoteTasks tasks = new RemoteTasks(owner);
            RemoteDatasets datasets = new RemoteDatasets(owner);
            tasks.start(NAME, request(document));
            tasks.tasks();
            TaskStatus end = new Follower(tasks, raptor.progress()).follow(NAME);
            new TaskSummary(tasks, datasets, raptor.out()).print(end, false, true);
            // As a command of its own asks the owner.
            another.accept(new String[] {"--home", properties.homeFolder().toString(), "status", NAME});
            datasets.search(NAME, Query.of("storms", 1, "auto"));
            for (String path : LOOKED_AT) {
                look(URI.create(owner.url() + path));
            }
            for (String path : running.watchedAt().isPresent() ? WATCHED : List.<String>of()) {
                look(URI.create(running.watchedAt().orElseThrow() + path));
            }
            return ExitCode.DONE;
        }
    }

    private static String text() {
        return IntStream.range(0, SENTENCES)
                .mapToObj(i -> "Day " + i + " in the harbour brought " + i * 7 + " ships and " + i % 5 + " storms. ")
                .collect(Collectors.joining());
    }

    private static TaskRequest request(Path document) {
        return TaskRequest.of(NAME, NAME, List.of(document.toString()), RaptorSettings.defaults(), Limits.defaults());
    }

    private static void look(URI address) throws IOException {
        try (InputStream answer = address.toURL().openStream()) {
            answer.read();
        }
    }
}
