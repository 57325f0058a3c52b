package io.raptor.starter.cli.command;

import io.raptor.activity.remote.S3Place;
import io.raptor.starter.config.InvalidSettings;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that make a task's request, the same for all commands that index or would. */
public final class TaskOptions {

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files, folders and s3://BUCKET/FOLDER")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--dataset", description = "dataset to write into (default: the first path's last segment)")
    private @Nullable String dataset;

    @Option(names = "--task", description = "task id (default: the dataset's name)")
    private @Nullable String task;

    @Option(names = "--type", description = "raptor, or graphrag for a knowledge graph")
    private String type = "raptor";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the task, for example chunk_tokens=200")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--include", paramLabel = "PATTERN", description = "take only files that match, for example *.md")
    private List<String> include = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "leave out files and folders that match")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--no-gitignore", description = "take files that .gitignore leaves out, too")
    private boolean noGitignore;

    /**
     * The request for a task that reads its sources on this machine.
     *
     * @throws InvalidSettings naming every fault
     */
    public TaskRequest request() {
        return request(path -> Files.exists(path));
    }

    /**
     * The request for a task whose sources others read: they need not be there for us.
     *
     * @throws InvalidSettings naming every fault
     */
    public TaskRequest requestForOthers() {
        return request(path -> true);
    }

    private TaskRequest request(Predicate<Path> there) {
        List<GivenSource> given = paths.stream().map(GivenSource::of).toList();
        String into = dataset != null ? dataset : Names.from(given.get(0).name());
        String id = task != null ? task : into;
        List<String> sources = given.stream().map(GivenSource::source).toList();
        List<String> faults = new ArrayList<>();
        emptyPatterns(faults);
        given.stream()
                .filter(source -> !source.remote())
                .map(GivenSource::given)
                .filter(there.negate())
                .forEach(path -> faults.add("there is no " + path));
        given.stream()
                .filter(source ->
                        source.remote() && S3Place.parse(source.source()).isEmpty())
                .forEach(source -> faults.add(source.source() + " must read s3://BUCKET or s3://BUCKET/FOLDER"));
        TaskRequest request =
                TaskSettings.request(new TaskSettings.Named(id, into, type(faults)), sources, settings, faults);
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return request.choosing(include, exclude, !noGitignore);
    }

    private TaskType type(List<String> faults) {
        return switch (type) {
            case "raptor" -> TaskType.RAPTOR;
            case "graphrag" -> TaskType.GRAPHRAG;
            default -> {
                faults.add("--type must be raptor or graphrag, not " + type);
                yield TaskType.RAPTOR;
            }
        };
    }

    private void emptyPatterns(List<String> faults) {
        if (include.stream().anyMatch(String::isBlank) || exclude.stream().anyMatch(String::isBlank)) {
            faults.add("--include and --exclude want a pattern, for example *.md");
        }
    }
}
