package io.raptor.starter.testing;

import io.raptor.workflow.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged product as a process of its own, started as {@code ./raptor} starts it: unpacked, with an archive of its classes and
 * with Java's first compiler alone. From the tests' class path, each start would take four times as much of the processor.
 */
public final class Product {

    private static final Path TARGET = Path.of("target");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> LAUNCHER = List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final int PATIENCE_MINUTES = 5;

    private static List<String> start = List.of();

    private Product() {}

    /** The command line that runs {@code ./raptor} with these words. */
    public static List<String> command(List<String> words) {
        return command(List.of(), words);
    }

    /** @param options of Java; they override the launcher's */
    public static List<String> command(List<String> options, List<String> words) {
        List<String> command = new ArrayList<>(LAUNCHER);
        command.addAll(options);
        command.addAll(unpacked());
        command.addAll(words);
        return command;
    }

    /**
     * A process whose environment has none of the machine's settings.
     *
     * @param settings the only ones that it finds in its environment
     * @param said takes everything that it says
     */
    public static Process start(List<String> command, Map<String, String> settings, Redirect said) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
        builder.environment().keySet().removeIf(name -> name.startsWith("RAPTOR_") || name.startsWith("TEMPORAL_"));
        builder.environment().put("RAPTOR_MANAGEMENT_PORT", "0");
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static synchronized List<String> unpacked() {
        if (start.isEmpty()) {
            // Several forks of the tests may come at once.
            try (FileChannel lock = FileChannel.open(
                    TARGET.resolve("product.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                start = unpacked(jar());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return start;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("raptor-starter-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the product is not packaged: ./mvnw package"))
                    .toAbsolutePath();
        }
    }

    /** What starts it. By its content, for every build gives the jar the same time. */
    private static List<String> unpacked(Path jar) throws IOException {
        byte[] content = Files.readAllBytes(jar);
        String wanted = System.getProperty("java.version") + " "
                + new Sha256().add(content, content.length).hex();
        Path app = TARGET.toAbsolutePath().resolve("product");
        Path archive = app.resolve("classes.jsa");
        Path unpacked = app.resolve("unpacked.txt");
        if (!Files.exists(unpacked) || !Files.readString(unpacked).equals(wanted)) {
            FileSystemUtils.deleteRecursively(app);
            run(
                    app,
                    List.of(
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            app.toString()));
            List<String> warmUp =
                    new ArrayList<>(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Draptor.management.port=0"));
            warmUp.addAll(program(app, jar));
            warmUp.addAll(List.of(
                    "--temporal", "embedded", "--home", app.resolve("warm-up").toString(), "warm-up"));
            run(app, warmUp);
            Files.writeString(unpacked, wanted);
        }
        List<String> all = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"));
        all.addAll(program(app, jar));
        return List.copyOf(all);
    }

    private static List<String> program(Path app, Path jar) throws IOException {
        try (Stream<Path> libraries = Files.list(app.resolve("lib"))) {
            Path picocli = libraries
                    .filter(file -> file.getFileName().toString().startsWith("picocli-"))
                    .findFirst()
                    .orElseThrow();
            return List.of(
                    "-Xbootclasspath/a:" + picocli,
                    "-jar",
                    app.resolve(jar.getFileName()).toString());
        }
    }

    private static void run(Path folder, List<String> words) throws IOException {
        Path said = Files.createDirectories(folder).resolve("said.txt");
        List<String> command = new ArrayList<>(LAUNCHER);
        command.addAll(words);
        Process process = start(command, Map.of(), Redirect.appendTo(said.toFile()));
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("this did not end well: " + command + "\n" + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
