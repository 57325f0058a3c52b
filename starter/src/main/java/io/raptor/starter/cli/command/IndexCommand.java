package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.config.InvalidSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Indexes files and folders. */
@Command(description = "Index files or folders; the same command resumes where it stopped.")
public final class IndexCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Option(names = "--detach", description = "return at once; a running serve or worker does the work")
    private boolean detach;

    @Option(names = "--work", description = "with an external Temporal service: work for it until the task has ended")
    private boolean work;

    @Option(names = "--json", description = "print the task's last status as JSON")
    private boolean json;

    @Override
    public Integer call() {
        if (work && detach) {
            throw new InvalidSettings(List.of("--work stays until the task has ended, --detach does not: omit one"));
        }
        IndexRun run = new IndexRun(raptor, models, detach, work, json);
        return run.submits() ? run.submit(options.requestForOthers()) : run.run(options.request());
    }
}
