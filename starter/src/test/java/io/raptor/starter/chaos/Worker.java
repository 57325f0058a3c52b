package io.raptor.starter.chaos;

import static org.awaitility.Awaitility.await;

import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.testing.Product;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The process that works, {@code raptor serve} or {@code raptor worker}: killed and started again under one home. */
final class Worker {

    private static final List<String> OPTIONS = List.of("-Xmx512m");

    private static final Duration START = Duration.ofMinutes(4);

    private static final Duration STOP = Duration.ofMinutes(1);

    private final Path home;
    private final Path said;
    private final List<String> command;
    private final Map<String, String> environment;
    private final boolean aside;
    private Process process;

    private Worker(Path home, boolean aside, List<String> options, List<String> words, Map<String, String> environment)
            throws IOException {
        this.aside = aside;
        this.home = home;
        this.said = home.resolveSibling("raptor.out");
        this.environment = Map.copyOf(environment);
        this.command = command(options, words);
        this.process = launch();
    }

    /** @param words of its command line */
    static Worker start(Path home, List<String> words, Map<String, String> environment) throws IOException {
        return start(home, OPTIONS, words, environment);
    }

    /** As long as it starts it leaves the processor to others. */
    static Worker startAside(Path home, List<String> words, Map<String, String> environment) throws IOException {
        return new Worker(home, true, OPTIONS, words, environment);
    }

    /** @param options of Java */
    static Worker start(Path home, List<String> options, List<String> words, Map<String, String> environment)
            throws IOException {
        return new Worker(home, false, options, words, environment);
    }

    private List<String> command(List<String> options, List<String> words) {
        List<String> all = new ArrayList<>(aside ? Programs.aside() : List.of());
        all.addAll(Product.command(
                options,
                Stream.concat(words.stream(), Stream.of("--home", home.toString()))
                        .toList()));
        return all;
    }

    private Process launch() throws IOException {
        Process launched = Product.start(command, environment, Redirect.appendTo(said.toFile()));
        try {
            await().atMost(START).until(() -> owned(launched) || !launched.isAlive());
        } catch (ConditionTimeoutException e) {
            launched.destroyForcibly();
            throw new IllegalStateException("it does not start: " + Programs.tail(said, 2000), e);
        }
        if (!launched.isAlive()) {
            throw new IllegalStateException("it ends at its start: " + Programs.tail(said, 2000));
        }
        if (aside) {
            Programs.level(launched);
        }
        return launched;
    }

    private boolean owned(Process launched) {
        return new OwnerFile(home)
                .read()
                .filter(owner -> owner.pid() == launched.pid())
                .isPresent();
    }

    /** Of the Temporal that it uses. */
    String temporal() {
        return owner().temporal();
    }

    /** As it introduces itself. */
    Owner owner() {
        return new OwnerFile(home).read().orElseThrow();
    }

    /** The end of what it said. */
    String said() throws IOException {
        return Programs.tail(said, 2000);
    }

    Process process() {
        return process;
    }

    void kill() throws InterruptedException {
        Programs.kill(process);
    }

    void startAgain() throws IOException {
        process = launch();
    }

    /** Ends it as an operator would. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            Programs.kill(process);
        }
    }

    void close() throws InterruptedException {
        Programs.kill(process);
    }
}
