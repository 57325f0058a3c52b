package io.raptor.activity.estimate;

import io.raptor.activity.BuildKey;
import io.raptor.activity.call.Price;
import io.raptor.activity.call.Prices;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.source.SourceAccess;
import io.raptor.activity.source.SourceFilter;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The estimate of a task's calls, tokens, cost and time: it reads and cuts every document as the task would and works out the trees, but starts
 * nothing, calls no endpoint, embeds nothing and only reads the store. It takes about as long as parsing does.
 */
public final class Estimator {

    /** Summaries beyond one a document, for each leaf; the usual is about 0.13. */
    private static final double MANY_CALLS = 0.3;

    private final SourceAccess sources;
    private final Embedder embedder;
    private final Summariser summariser;
    private final Prices prices;
    private final @Nullable Store store;
    private final ModelProfile models;

    /**
     * For one chat model that does all there is to do.
     *
     * @param store {@code null} where it cannot be read: everything is new then
     */
    public Estimator(
            DocumentLimits limits, Embedder embedder, Summariser summariser, Prices prices, @Nullable Store store) {
        this(
                SourceAccess.unlimited(limits),
                embedder,
                summariser,
                prices,
                store,
                new ModelProfile(summariser.id(), embedder.id(), embedder.remote(), embedder.batchSize()));
    }

    /**
     * @param store {@code null} where it cannot be read: everything is new then
     * @param models of tasks
     */
    public Estimator(
            SourceAccess sources,
            Embedder embedder,
            Summariser summariser,
            Prices prices,
            @Nullable Store store,
            ModelProfile models) {
        this.sources = sources;
        this.models = models;
        this.embedder = embedder;
        this.summariser = summariser;
        this.prices = prices;
        this.store = store;
    }

    /**
     * What the task would take, as things are now.
     *
     * @param request without fault
     * @throws IndexingException INVALID_REQUEST naming a source that cannot be walked
     */
    public Estimate estimate(TaskRequest request) {
        StoredAnswers known = new StoredAnswers(store);
        int cores = Runtime.getRuntime().availableProcessors();
        GraphForecast graph = graph(request, known);
        CorpusSurvey survey = new CorpusSurvey(
                new DocumentLoader(sources.limits(), embedder.tokenizer(), sources.remote()),
                request.ofDocuments(),
                new TreeForecast(request.ofDocuments(), embedder, summariser, known),
                graph,
                cores);
        try {
            walk(request, known, survey);
            Workload trees = survey.total();
            if (graph == null) {
                Charges charges = new Charges(List.of(new Charge(summariser.id(), trees)), summariser.remote());
                return result(trees, charges, request.limits(), cores, survey.leftOut());
            }
            Charge reading = new Charge(models.extractor(), survey.reading());
            Charge asking = new Charge(models.reporter(), graph.ofGraph());
            Charges charges = new Charges(List.of(reading, asking), true);
            Workload all = trees.plus(reading.work()).plus(asking.work());
            return result(all, charges, request.limits(), cores, survey.leftOut());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexingException(FailureType.INTERNAL, "interrupted while the documents were surveyed", e);
        } finally {
            survey.stop();
        }
    }

    /** What is asked for the request's graph; {@code null} of a task that makes trees. */
    private @Nullable GraphForecast graph(TaskRequest request, StoredAnswers known) {
        GraphRagSettings graphrag = request.graphrag();
        if (graphrag == null) {
            return null;
        }
        return new GraphForecast(
                graphrag, models, embedder.tokenizer(), known, new StoredGraph(store, request.dataset()));
    }

    /** Calls of a chat model. */
    private record Charge(String model, Workload work) {}

    /** @param remote the calls are made of an endpoint */
    private record Charges(List<Charge> all, boolean remote) {}

    private void walk(TaskRequest request, StoredAnswers known, CorpusSurvey survey) {
        BuildKey key = BuildKey.of(request, models);
        SourceFilter filter = new SourceFilter(request);
        sources.walker(request, key::of, filter)
                .walk(request.sources(), found -> survey.add(found, known.unchanged(request.dataset(), found)));
        survey.ignored(filter.leftOut());
    }

    private Estimate result(Workload work, Charges charges, Limits taskLimits, int cores, List<String> leftOut) {
        List<String> warnings = new ArrayList<>(leftOut);
        Double cost = cost(work, charges, warnings);
        long above = work.modelCalls() - work.documents();
        if (charges.all().size() == 1 && above > MANY_CALLS * work.leaves()) {
            warnings.add(work.modelCalls() + " summaries for " + work.leaves()
                    + " passages are many: raise max_cluster_tokens, or lower max_token or chunk_tokens");
        }
        double seconds = Throughput.seconds(work, taskLimits, charges.remote(), embedder.remote(), cores);
        return new Estimate(
                work.documents(),
                work.leaves(),
                work.modelCalls(),
                work.embeddingCalls(),
                work.inputTokens() + work.embeddingInput(),
                work.outputTokens(),
                cost,
                Math.round(seconds * 10) / 10.0,
                warnings);
    }

    /** {@code null} where a price that is needed is not known. */
    private @Nullable Double cost(Workload work, Charges charges, List<String> warnings) {
        Double sum = cost(embedder.id(), work.embeddingInput(), 0, warnings);
        for (Charge charge : charges.all()) {
            Workload paid = charge.work();
            Double one = cost(charge.model(), paid.inputTokens(), paid.outputTokens(), warnings);
            sum = sum == null || one == null ? null : (Double) (sum + one);
        }
        return sum;
    }

    private @Nullable Double cost(String model, long input, long output, List<String> warnings) {
        Optional<Price> price = input + output == 0 ? Optional.of(Price.FREE) : prices.of(model);
        if (price.isEmpty()) {
            String name = model.substring(model.indexOf('/') + 1);
            String warning = "no price is known for " + model + ": set RAPTOR_PRICES=" + name
                    + "=INPUT/OUTPUT, in USD per million tokens";
            if (!warnings.contains(warning)) { // one model may write and embed
                warnings.add(warning);
            }
            return null;
        }
        return price.get().cost(input, output);
    }
}
