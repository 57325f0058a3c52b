package io.raptor.activity.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The room that a process has for its files. Taking it away is a limit of the kernel's on the size of the process's
 * files: writes beyond it are refused by the file system with an error, as on a full disk, without being root.
 */
public final class DiskSpace {

    private static final String PROGRAM = "prlimit";

    private DiskSpace() {}

    public static boolean limitable() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /** No file of this process may be longer than the given one is now. */
    public static void fill(Process process, Path file) throws IOException, InterruptedException {
        limit(process, Long.toString(Files.size(file)));
    }

    public static void free(Process process) throws IOException, InterruptedException {
        limit(process, "unlimited");
    }

    private static void limit(Process process, String bytes) throws IOException, InterruptedException {
        List<String> command = List.of(PROGRAM, "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":");
        Process limiting = new ProcessBuilder(command).inheritIO().start();
        if (limiting.waitFor() != 0) {
            throw new IOException("exit " + limiting.exitValue() + " of " + command);
        }
    }
}
