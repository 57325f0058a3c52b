package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.SettingOrigin;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import io.raptor.starter.wiring.ConfiguredModels;
import io.raptor.starter.wiring.Doctor;
import io.raptor.starter.wiring.Finding;
import io.raptor.workflow.TaskQueues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Check the set-up. */
@Command(description = "Check the set-up.")
public final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--settings", description = "list all settings, their variables, and where each came from")
    private boolean settings;

    @Override
    public Integer call() {
        if (settings) {
            return settings();
        }
        RaptorProperties properties = raptor.settings();
        boolean owned = new OwnerFile(properties.homeFolder()).read().isPresent();
        List<Finding> findings = new Doctor(properties, owned).examine();
        Queues queues = Queues.of(properties);
        if (json) {
            raptor.out().println(Json.write(new Report(findings, queues)));
        } else {
            findings.forEach(one -> raptor.out().println(line(one)));
            raptor.out().println(queues.line());
            raptor.origins().stream()
                    .filter(origin -> !origin.from().equals("default"))
                    .forEach(this::print);
        }
        return findings.stream().anyMatch(Finding::failed) ? ExitCode.ERROR : ExitCode.DONE;
    }

    private int settings() {
        if (json) {
            raptor.out().println(Json.write(raptor.origins()));
        } else {
            raptor.origins().forEach(this::print);
        }
        return ExitCode.DONE;
    }

    private void print(SettingOrigin origin) {
        String value = origin.value().isEmpty() ? "" : " = " + origin.value();
        raptor.out()
                .println(Visible.line(
                        "      " + origin.variable() + " (" + origin.key() + ")" + value + ", from " + origin.from()));
    }

    /** The JSON that {@code --json} prints. */
    private record Report(List<Finding> findings, Queues queues) {}

    /**
     * The task queues that a worker with these settings polls.
     *
     * @param models a queue for each model, by the model's id
     */
    private record Queues(String control, String compute, Map<String, String> models) {

        static Queues of(RaptorProperties properties) {
            TaskQueues queues = new TaskQueues(properties.taskQueue());
            Map<String, String> models = new LinkedHashMap<>();
            ConfiguredModels.of(properties).profile().ids().forEach(id -> models.put(id, queues.model(id)));
            return new Queues(queues.control(), queues.compute(), models);
        }

        String line() {
            return "      queues: " + control + ", " + compute + ", "
                    + models.entrySet().stream()
                            .map(model -> model.getValue() + " (" + model.getKey() + ")")
                            .collect(Collectors.joining(", "));
        }
    }

    private static String line(Finding one) {
        return Visible.line(String.format(Locale.ROOT, "%-5s %s: %s", one.result(), one.subject(), one.detail()));
    }
}
