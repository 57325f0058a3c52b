package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.owner.RemoteTasks;
import io.raptor.starter.text.Json;
import io.raptor.starter.wiring.LocalAccess;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command that estimates calls, tokens, cost and time of indexing, and starts nothing. */
@Command(description = "Estimate the calls, tokens, cost and time of indexing; starts nothing.")
public final class EstimateCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        TaskRequest request = options.request();
        RaptorProperties properties = raptor.settings();
        Estimate estimate = estimate(properties, request);
        if (json) {
            raptor.out().println(Json.write(estimate));
        } else {
            print(estimate, properties, raptor.out());
        }
        return ExitCode.DONE;
    }

    private static Estimate estimate(RaptorProperties properties, TaskRequest request) {
        Optional<Owner> owner = new OwnerFile(properties.homeFolder()).read();
        return owner.isPresent()
                ? new RemoteTasks(owner.get()).estimate(request)
                : LocalAccess.estimate(properties, request);
    }

    private static void print(Estimate estimate, RaptorProperties properties, PrintWriter out) {
        boolean remoteChat = !properties.chat().baseUrl().isBlank();
        boolean remoteEmbedding = !properties.embedding().baseUrl().isBlank();
        line(out, "documents", number(estimate.documents()), "new or changed, really read");
        line(out, "leaves", number(estimate.leaves()), "passages, really cut");
        line(
                out,
                "model calls",
                number(estimate.modelCalls()),
                "summaries by " + name(properties.chat().model(), remoteChat));
        line(
                out,
                "embedding calls",
                number(estimate.embeddingCalls()),
                "batches for " + (remoteEmbedding ? properties.embedding().model() : "the model in this process"));
        String tokens = remoteChat || remoteEmbedding
                ? "a token taken for 4 bytes of text"
                : "read and written in this process, by its own tokenizer";
        line(out, "input tokens", number(estimate.inputTokens()), tokens);
        line(out, "output tokens", number(estimate.outputTokens()), tokens);
        line(out, "cost", cost(estimate), "list prices, or those in raptor.prices");
        line(out, "time", time(estimate.estimatedSeconds()), "with this machine to itself, to a factor of two");
        estimate.warnings().forEach(warning -> out.println("Note: " + warning));
    }

    private static String name(String model, boolean remote) {
        return remote ? model : "choosing sentences in this process";
    }

    private static void line(PrintWriter out, String what, String figure, String restsOn) {
        out.println(String.format(Locale.ROOT, "%-16s %14s   %s", what, figure, restsOn));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String cost(Estimate estimate) {
        Double cost = estimate.estimatedCost();
        return cost == null ? "unknown" : String.format(Locale.ROOT, cost < 1 ? "%.4f USD" : "%,.2f USD", cost);
    }

    private static String time(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }
}
