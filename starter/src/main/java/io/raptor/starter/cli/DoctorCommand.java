package io.raptor.starter.cli;

import io.raptor.starter.config.Doctor;
import io.raptor.starter.config.Doctor.Finding;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.http.Json;
import io.raptor.starter.http.OwnerFile;
import io.raptor.starter.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Check the set-up. */
@Command(description = "Check the set-up.")
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        RaptorProperties properties = raptor.settings();
        boolean owned = new OwnerFile(properties.homeFolder()).read().isPresent();
        List<Finding> findings = new Doctor(properties, owned).examine();
        if (json) {
            raptor.out().println(Json.write(findings));
        } else {
            findings.forEach(one -> raptor.out().println(line(one)));
        }
        return findings.stream().anyMatch(Finding::failed) ? ExitCode.ERROR : ExitCode.DONE;
    }

    private static String line(Finding one) {
        return Visible.line(String.format(Locale.ROOT, "%-5s %s: %s", one.result(), one.subject(), one.detail()));
    }
}
