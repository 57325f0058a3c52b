package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.TokenTruncation;
import io.raptor.activity.model.http.EndpointAddress;
import io.raptor.activity.model.http.RefusedException;
import io.raptor.activity.model.http.TokenUse;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Tokenizer;
import java.util.List;

/**
 * An embedding model behind an endpoint. Its texts are counted and cut by the embedded model's tokenizer: an approximation, as
 * endpoints do not tell theirs. Vectors come back at unit length whatever the model gives.
 */
public final class RemoteEmbedder implements Embedder {

    private final ModelSettings settings;
    private final EndpointClient client;
    private final Tokenizer tokenizer;
    private final BatchSize batchSize;

    public RemoteEmbedder(ModelSettings settings, Tokenizer tokenizer) {
        this.settings = settings;
        this.client = new EndpointClient(EndpointAddress.embedding(settings));
        this.tokenizer = tokenizer;
        this.batchSize = new BatchSize(settings.batchSize());
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public boolean remote() {
        return true;
    }

    /** What is set, or the smaller size that the endpoint took after it had refused more. */
    @Override
    public int batchSize() {
        return batchSize.texts();
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
        List<String> sent = texts.stream().map(this::cut).toList();
        JsonNode answer = ask(sent);
        batchSize.worked(texts.size());
        int used = TokenUse.of(answer)
                .inputOr(sent.stream().mapToInt(tokenizer::count).sum());
        try {
            return new Embedded(EmbeddingReader.of(answer, texts.size()), used);
        } catch (EmbeddingReader.Unfit e) {
            throw new BadAnswerException(id(), String.valueOf(e.getMessage()), "", used, 0);
        }
    }

    private JsonNode ask(List<String> texts) {
        ObjectNode request = EndpointJson.MAPPER.createObjectNode();
        request.put("model", settings.model());
        ArrayNode input = request.putArray("input");
        texts.forEach(input::add);
        try {
            return client.post(settings.provider() == ModelProvider.OLLAMA ? "/api/embed" : "/embeddings", request);
        } catch (RefusedException e) {
            throw batchSize.isRefused(e, texts.size()) ? new BatchTooLargeException(e) : e.atLast();
        }
    }

    /** Endpoints refuse blank texts; the full stop stands for nothing said. */
    private String cut(String text) {
        return text.isBlank() ? "." : TokenTruncation.to(text, settings.contextTokens(), tokenizer);
    }
}
