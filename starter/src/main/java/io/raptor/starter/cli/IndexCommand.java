package io.raptor.starter.cli;

import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.http.Json;
import io.raptor.starter.http.OwnerFile;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Indexes files and folders. */
@Command(name = "index", description = "Index files or folders; the same command goes on where it stopped.")
final class IndexCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--dataset", description = "what to write into (the first path's last segment)")
    private @Nullable String dataset;

    @Option(names = "--task", description = "the task's id (the dataset's name)")
    private @Nullable String task;

    @Option(names = "--type", description = "raptor")
    private String type = "raptor";

    @Option(names = "--detach", description = "return at once; needs a running serve or worker")
    private boolean detach;

    @Option(names = "--json", description = "print the task's last status as JSON")
    private boolean json;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the task, for example chunk_tokens=200")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        TaskRequest request = request();
        RaptorProperties properties = raptor.settings();
        String id = String.valueOf(request.taskId());
        if (new OwnerFile(properties.homeFolder()).read().isPresent()) {
            return beside(properties, id, request);
        }
        if (detach) {
            throw new OperationException(
                    Kind.UNAVAILABLE, "--detach needs a running ./raptor serve or worker under the same home");
        }
        return Foreground.run(raptor, properties, id, json, tasks -> tasks.start(id, request));
    }

    private TaskRequest request() {
        Path first = paths.get(0).toAbsolutePath().normalize();
        Path name = first.getFileName();
        String into = dataset != null ? dataset : Names.from(name == null ? "" : name.toString());
        String id = task != null ? task : into;
        List<String> sources = paths.stream()
                .map(path -> path.toAbsolutePath().normalize().toString())
                .toList();
        List<String> faults = new ArrayList<>();
        if (!type.equals("raptor")) {
            faults.add("--type must be raptor, not " + type);
        }
        paths.stream().filter(path -> !Files.exists(path)).forEach(path -> faults.add("there is no " + path));
        TaskRequest request = TaskSettings.request(id, into, sources, settings, faults);
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return request;
    }

    private int beside(RaptorProperties properties, String id, TaskRequest request) {
        try (Access access = Access.open(properties)) {
            TaskStatus started = access.tasks().start(id, request);
            if (detach) {
                raptor.out()
                        .println(
                                json
                                        ? Json.write(started)
                                        : "Task " + id + " is "
                                                + started.state().text());
                return ExitCode.DONE;
            }
            return Steering.follow(raptor, access, id, json);
        }
    }
}
