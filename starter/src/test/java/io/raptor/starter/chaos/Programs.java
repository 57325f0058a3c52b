package io.raptor.starter.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes of ours. */
final class Programs {

    /** Where a Linux shares its processors out between groups of processes; only the superuser may raise what was lowered. */
    private static final boolean MAY_LEVEL =
            Files.exists(Path.of("/proc/self/autogroup")) && "root".equals(System.getProperty("user.name"));

    private Programs() {}

    /**
     * The beginning of a command line whose program leaves the processor to others, until {@link #level} is called. Each
     * process of a cluster has a machine of its own: here, one that starts would take the processor of those that work.
     */
    static List<String> aside() {
        return MAY_LEVEL
                ? List.of("setsid", "sh", "-c", "echo 15 > /proc/self/autogroup && exec \"$0\" \"$@\"")
                : List.of();
    }

    /** Gives a program that began {@link #aside} the same right to the processor as others have. */
    static void level(Process process) throws IOException {
        if (MAY_LEVEL) {
            Files.writeString(Path.of("/proc/" + process.pid() + "/autogroup"), "0");
        }
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
