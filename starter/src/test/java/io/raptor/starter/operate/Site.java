package io.raptor.starter.operate;

import static org.awaitility.Awaitility.await;

import io.raptor.starter.cli.CommandLineInterface;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.testing.Product;
import io.raptor.workflow.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A running raptor as a process of its own, its Temporal, its model, and the tools that operators steer it with. */
final class Site {

    private static final Duration START = Duration.ofSeconds(60);
    private static final long LINE_SECONDS = 60;

    private final HeldModel model;
    private final Path folder;
    private final Process process;
    private final Owner owner;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private Site(HeldModel model, Path folder, Process process, Owner owner) {
        this.model = model;
        this.folder = folder;
        this.process = process;
        this.owner = owner;
        this.stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(owner.temporal())
                .build());
        this.client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.dataConverter())
                        .build());
    }

    /**
     * Starts it as a document says.
     *
     * @param line a command of ./raptor that stays
     * @param further options that keep it apart from others on this machine
     */
    static Site start(Path folder, String line, String... further) throws IOException {
        HeldModel model = new HeldModel();
        List<String> words = CommandLines.words(line);
        List<String> all = new ArrayList<>(words.subList(1, words.size()));
        all.addAll(List.of("--home", home(folder).toString()));
        all.addAll(List.of(further));
        Process process = Product.start(
                Product.command(all),
                Map.of("RAPTOR_CHAT_BASE_URL", model.baseUrl(), "RAPTOR_CHAT_MODEL", "held"),
                Redirect.to(folder.resolve("raptor.out").toFile()));
        try {
            await().atMost(START).until(() -> new OwnerFile(home(folder)).read().isPresent());
            return new Site(
                    model, folder, process, new OwnerFile(home(folder)).read().orElseThrow());
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw new IllegalStateException(Files.readString(folder.resolve("raptor.out")), e);
        }
    }

    private static Path home(Path folder) {
        return folder.resolve("home");
    }

    private static void forgetSettings(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("RAPTOR_") || name.startsWith("TEMPORAL_"));
    }

    HeldModel model() {
        return model;
    }

    WorkflowClient client() {
        return client;
    }

    /** Of its Temporal, as host:port. */
    String address() {
        return owner.temporal();
    }

    Path folder() {
        return folder;
    }

    /** What a line said, and how it ended. */
    record Said(int code, String text) {}

    /** Runs a line of a document, as it stands there but for the address. */
    Said run(String line) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(CommandLines.words(line));
        String program = words.remove(0);
        return switch (program) {
            case "temporal" -> tool(Tools.temporal(), words, "TEMPORAL_ADDRESS");
            case "tctl" -> tool(Tools.tctl(), words, "TEMPORAL_CLI_ADDRESS");
            case "./raptor" -> raptor(words);
            default -> throw new IllegalArgumentException("no such program: " + line);
        };
    }

    private Said tool(String program, List<String> words, String address) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "line", ".out");
        List<String> command = new ArrayList<>(words);
        command.add(0, program);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.redirectInput(new File("/dev/null"));
        forgetSettings(builder.environment());
        builder.environment().put(address, owner.temporal());
        Process line = builder.start();
        if (!line.waitFor(LINE_SECONDS, TimeUnit.SECONDS)) {
            line.destroyForcibly();
            throw new IllegalStateException("this does not end: " + command);
        }
        return new Said(line.exitValue(), Files.readString(out));
    }

    /** In this process, which is a second terminal to the one that runs tasks. */
    private Said raptor(List<String> words) {
        List<String> arguments = new ArrayList<>(words);
        arguments.addAll(List.of("--home", home(folder).toString()));
        return printed(() -> CommandLineInterface.run(arguments.toArray(String[]::new)));
    }

    /** What {@code work} prints, and the code it ends with. */
    static Said printed(IntSupplier work) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = work.getAsInt();
            return new Said(code, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    /** Ends it as an operator would, and sees that it ends well. */
    void stop() throws IOException, InterruptedException {
        model.close();
        stubs.shutdownNow();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("raptor.out"));
        if (Arrays.stream(said.split("\\R", -1)).noneMatch("Stopped."::equals)) {
            throw new IllegalStateException("it did not stop cleanly: " + said);
        }
    }
}
