package io.raptor.starter.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A Python with the packages of the neighbours, at the versions that {@code .ci/neighbours} pins. */
final class Python {

    private static final Path PROGRAM =
            Path.of("../target/neighbours/bin/python").toAbsolutePath().normalize();

    private Python() {}

    /** Skipping is for laptops: what CI is there for must not be left out quietly. */
    static void require() {
        if (!Files.isExecutable(PROGRAM)) {
            String message = "no Python with the neighbours' packages: run .ci/neighbours, which needs python3";
            assertThat(System.getenv("CI")).as(message).isNotEqualTo("true");
            Assumptions.abort(message);
        }
    }

    /** @return what the script said; it must end well */
    static String run(Path script, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(PROGRAM.toString(), script.toAbsolutePath().normalize().toString()));
        command.addAll(arguments);
        return Program.run(command, environment);
    }
}
