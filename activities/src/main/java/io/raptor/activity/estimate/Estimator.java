package io.raptor.activity.estimate;

import io.raptor.activity.BuildKey;
import io.raptor.activity.call.Price;
import io.raptor.activity.call.Prices;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.model.local.ExtractiveSummariser;
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
    private final String extractor;

    /**
     * For one chat model that does all there is to do.
     *
     * @param store {@code null} where it cannot be read: everything is new then
     */
    public Estimator(
            DocumentLimits limits, Embedder embedder, Summariser summariser, Prices prices, @Nullable Store store) {
        this(SourceAccess.unlimited(limits), embedder, summariser, prices, store, summariser.id());
    }

    /**
     * @param store {@code null} where it cannot be read: everything is new then
     * @param extractor the id of the model that reads documents for graphs
     */
    public Estimator(
            SourceAccess sources,
            Embedder embedder,
            Summariser summariser,
            Prices prices,
            @Nullable Store store,
            String extractor) {
        this.sources = sources;
        this.extractor = extractor;
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
        CorpusSurvey survey = new CorpusSurvey(
                new DocumentLoader(sources.limits(), embedder.tokenizer(), sources.remote()),
                request.ofDocuments(),
                new TreeForecast(request.ofDocuments(), embedder, summariser, known),
                cores);
        try {
            walk(request, known, survey);
            return reading(request, result(survey.total(), request.limits(), cores, survey.leftOut()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexingException(FailureType.INTERNAL, "interrupted while the documents were surveyed", e);
        } finally {
            survey.stop();
        }
    }

    /** Says of a graph which a chat model reads documents for that those calls are not in the figures. */
    private Estimate reading(TaskRequest request, Estimate made) {
        GraphRagSettings graphrag = request.graphrag();
        boolean model = !ExtractiveSummariser.is(extractor);
        if (graphrag == null || !model || !graphrag.extraction().wantsModel() || made.documents() == 0) {
            return made;
        }
        return made.warning(extractor + " reads all of these documents for the graph, which is not in the figures: "
                + (1 + graphrag.maxGleanings()) + " calls at most for every " + graphrag.extractTokens()
                + " tokens of text");
    }

    private void walk(TaskRequest request, StoredAnswers known, CorpusSurvey survey) {
        BuildKey key = BuildKey.of(
                request,
                new ModelProfile(summariser.id(), embedder.id(), embedder.remote(), embedder.batchSize(), extractor));
        SourceFilter filter = new SourceFilter(request);
        sources.walker(request, key::of, filter)
                .walk(request.sources(), found -> survey.add(found, known.unchanged(request.dataset(), found)));
        survey.ignored(filter.leftOut());
    }

    private Estimate result(Workload work, Limits taskLimits, int cores, List<String> leftOut) {
        List<String> warnings = new ArrayList<>(leftOut);
        Double cost = cost(work, warnings);
        long above = work.modelCalls() - work.documents();
        if (above > MANY_CALLS * work.leaves()) {
            warnings.add(work.modelCalls() + " summaries for " + work.leaves()
                    + " passages are many: raise max_cluster_tokens, or lower max_token or chunk_tokens");
        }
        double seconds = Throughput.seconds(work, taskLimits, summariser.remote(), embedder.remote(), cores);
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
    private @Nullable Double cost(Workload work, List<String> warnings) {
        Double chat = cost(summariser.id(), work.inputTokens(), work.outputTokens(), warnings);
        Double embedding = cost(embedder.id(), work.embeddingInput(), 0, warnings);
        return chat == null || embedding == null ? null : (Double) (chat + embedding);
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
