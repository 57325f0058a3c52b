package io.raptor.starter.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Processes of ours. */
final class Programs {

    private Programs() {}

    /** Starts a program that says everything to a file, without settings of the machine's. */
    static Process start(List<String> command, Map<String, String> environment, Path said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("RAPTOR_") || name.startsWith("TEMPORAL_"));
        builder.environment().put("RAPTOR_MANAGEMENT_PORT", "0");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** kill -9 of it and of all that it started; returns when it is gone. */
    static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
    }

    /** The end of what a program said. */
    static String tail(Path said, int characters) throws IOException {
        String all = Files.exists(said) ? Files.readString(said) : "";
        return all.substring(Math.max(0, all.length() - characters));
    }
}
