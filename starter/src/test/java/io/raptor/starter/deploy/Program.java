package io.raptor.starter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A program of others below {@code target}, where a script of {@code .ci} put it. */
record Program(Path file, Path folder) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /**
     * The program, or the end of the test. Skipping is for laptops: what CI is there for must not be left out quietly.
     *
     * @param script that puts it there
     */
    static Program require(String file, String script, Path folder) {
        Path found = ROOT.resolve("target").resolve(file);
        if (!Files.isExecutable(found)) {
            String message = "no " + file + ": run " + script;
            assertThat(System.getenv("CI")).as(message).isNotEqualTo("true");
            Assumptions.abort(message);
        }
        return new Program(found, folder);
    }

    /** Runs it to its end. */
    Said run(String... words) throws IOException, InterruptedException {
        return run(null, words);
    }

    /** @param input that it reads; {@code null} for none */
    Said run(@Nullable Path input, String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("%s ends in time", file).isTrue();
        return new Said(process.exitValue(), Files.readString(output), Files.readString(errors), output);
    }

    /**
     * What it said.
     *
     * @param file of its output
     */
    record Said(int code, String output, String errors, Path file) {

        Said well() {
            assertThat(code).as(output + errors).isZero();
            return this;
        }
    }
}
