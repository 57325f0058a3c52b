package io.raptor.starter.cli;

import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.http.Owner;
import io.raptor.starter.http.RemoteLibrary;
import io.raptor.starter.http.RemoteTasks;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lives through a small task from its start to its search, for the launcher to see which classes that takes. */
@Command(hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    private static final String NAME = "warm-up";

    /** Enough for a level of summaries. */
    private static final int SENTENCES = 120;

    private static final long LOOK_MILLIS = 100;

    /** What people, programs and probes look at; of what never ends, the beginning. */
    private static final List<String> LOOKED_AT = List.of(
            "/",
            "/new",
            "/tasks/" + NAME,
            "/datasets",
            "/datasets/" + NAME,
            "/api/v1/task/" + NAME + "/events",
            "/actuator/health",
            "/actuator/prometheus");

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RaptorProperties properties = raptor.settings();
        Path document = Files.writeString(properties.homeFolder().resolve(NAME + ".txt"), text());
        try (Running running = Running.start(properties, Role.SERVER, 0, raptor.err(), "")) {
            Owner owner = running.owner();
            index(new RemoteTasks(owner), document);
            RemoteLibrary library = new RemoteLibrary(owner);
            library.datasets();
            library.documents(NAME, "", 1);
            for (String path : LOOKED_AT) {
                look(URI.create(owner.url() + path));
            }
            return ExitCode.DONE;
        }
    }

    private static String text() {
        return IntStream.range(0, SENTENCES)
                .mapToObj(i -> "Day " + i + " in the harbour brought " + i * 7 + " ships and " + i % 5 + " storms. ")
                .collect(Collectors.joining());
    }

    private static void index(RemoteTasks tasks, Path document) throws InterruptedException {
        tasks.start(
                NAME,
                TaskRequest.of(NAME, NAME, List.of(document.toString()), RaptorSettings.defaults(), Limits.defaults()));
        Optional<TaskStatus> status = tasks.status(NAME);
        while (status.isPresent() && !status.get().state().ended()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            status = tasks.status(NAME);
        }
        tasks.tasks();
    }

    private static void look(URI address) throws IOException {
        try (InputStream answer = address.toURL().openStream()) {
            answer.read();
        }
    }
}
