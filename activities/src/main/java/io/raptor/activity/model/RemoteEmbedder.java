package io.raptor.activity.model;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An embedding model behind an endpoint. Its texts are counted and cut by MiniLM's tokenizer: an approximation, as
 * endpoints do not tell theirs. Vectors come back at unit length whatever the model gives.
 */
final class RemoteEmbedder implements Embedder {

    private final ModelSettings settings;
    private final EmbeddingModel model;
    private final Tokenizer tokenizer;

    RemoteEmbedder(ModelSettings settings, EmbeddingModel model, Tokenizer tokenizer) {
        this.settings = settings;
        this.model = model;
        this.tokenizer = tokenizer;
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public int batchSize() {
        return settings.batchSize();
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public Embedded embed(List<String> texts) {
        if (texts.isEmpty()) {
            return new Embedded(List.of(), 0);
        }
        List<TextSegment> segments =
                texts.stream().map(this::cut).map(TextSegment::from).toList();
        Response<List<Embedding>> response = ModelErrors.translating(id(), () -> model.embedAll(segments));
        return new Embedded(vectors(response.content(), texts.size()), tokens(response.tokenUsage(), texts));
    }

    /** Endpoints refuse blank texts; the full stop stands for nothing said. */
    private String cut(String text) {
        return text.isBlank() ? "." : Cut.to(text, settings.contextTokens(), tokenizer);
    }

    private List<float[]> vectors(List<Embedding> embeddings, int expected) {
        if (embeddings.size() != expected) {
            throw ModelErrors.badOutput(id(), embeddings.size() + " vectors for " + expected + " texts");
        }
        int dimension = embeddings.get(0).dimension();
        List<float[]> vectors = new ArrayList<>(expected);
        for (Embedding embedding : embeddings) {
            vectors.add(unit(embedding.vector(), dimension));
        }
        return vectors;
    }

    private float[] unit(float[] vector, int dimension) {
        if (vector.length != dimension || dimension == 0) {
            throw ModelErrors.badOutput(id(), "vectors of different or no length");
        }
        double[] sums = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            if (!Float.isFinite(vector[i])) {
                throw ModelErrors.badOutput(id(), "a vector that holds no numbers");
            }
            sums[i] = vector[i];
        }
        return Vectors.unit(sums);
    }

    private int tokens(@Nullable TokenUsage usage, List<String> texts) {
        Integer told = usage == null ? null : usage.inputTokenCount();
        return told != null ? told : texts.stream().mapToInt(tokenizer::count).sum();
    }
}
