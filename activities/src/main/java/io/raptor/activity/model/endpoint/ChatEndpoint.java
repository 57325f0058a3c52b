package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.http.EndpointAddress;
import io.raptor.activity.model.http.RefusedException;
import io.raptor.activity.port.ChatModel.Listener;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A chat model behind an endpoint, in its provider's words. */
final class ChatEndpoint {

    /** OpenAI's models that think first: they refuse a temperature and call the answer's length by another name. */
    private static final Pattern THINKING = Pattern.compile("(?:.*/)?(?:o\\d|gpt-5).*");

    /** A question is asked otherwise so many times at most. */
    private static final int MOST_WAYS = 6;

    private final EndpointClient client;
    private final ModelSettings settings;
    private final RequestParameters parameters = new RequestParameters();

    ChatEndpoint(EndpointAddress at) {
        this.client = new EndpointClient(at);
        this.settings = at.settings();
    }

    /** The part of a request that differs from call to call. */
    record Question(String prompt, int seed, double temperature, int answerTokens) {}

    EndpointAddress at() {
        return client.at();
    }

    /** The whole answer of the endpoint. A parameter that it refuses is left out, and the same is asked at once. */
    JsonNode ask(Question asking) {
        return asked(() -> request(asking, false), client::post);
    }

    /** The same, told while it comes; all at once where the endpoint cannot do otherwise. */
    JsonNode ask(Question asking, Listener listener) {
        return asked(() -> request(asking, true), (path, request) -> {
            listener.begins();
            return client.post(path, request, listener::says);
        });
    }

    private JsonNode asked(Supplier<ObjectNode> asking, BiFunction<String, JsonNode, JsonNode> way) {
        for (int number = 1; ; number++) {
            ObjectNode request = asking.get();
            try {
                return way.apply(ollama() ? "/api/chat" : "/chat/completions", request);
            } catch (RefusedException e) {
                if (number == MOST_WAYS || !parameters.learn(e, request)) {
                    throw e.atLast();
                }
            }
        }
    }

    /** @param streamed the answer is to come in pieces */
    private ObjectNode request(Question asking, boolean streamed) {
        ObjectNode request = ollama() ? ollama(asking) : openAi(asking);
        if (parameters.takes("stream")) {
            request.put("stream", streamed);
            if (streamed && !ollama() && parameters.takes("stream_options")) {
                request.putObject("stream_options").put("include_usage", true);
            }
        }
        return request;
    }

    private boolean ollama() {
        return settings.provider() == ModelProvider.OLLAMA;
    }

    private ObjectNode question(Question asking) {
        ObjectNode request = EndpointJson.MAPPER.createObjectNode();
        request.put("model", settings.model());
        request.putArray("messages").addObject().put("role", "user").put("content", asking.prompt());
        return request;
    }

    private ObjectNode openAi(Question asking) {
        ObjectNode request = question(asking);
        boolean thinking = THINKING.matcher(settings.model()).matches();
        if (parameters.takes("seed")) {
            request.put("seed", asking.seed());
        }
        if (!thinking && parameters.takes("temperature")) {
            request.put("temperature", asking.temperature());
        }
        String first = thinking ? "max_completion_tokens" : "max_tokens";
        String other = thinking ? "max_tokens" : "max_completion_tokens";
        String room = parameters.takes(first) ? first : other;
        if (parameters.takes(room)) {
            request.put(room, asking.answerTokens());
        }
        return request;
    }

    /** Ollama cuts prompts silently unless the request says how long they may be. */
    private ObjectNode ollama(Question asking) {
        ObjectNode request = question(asking);
        request.putObject("options")
                .put("seed", asking.seed())
                .put("temperature", asking.temperature())
                .put("num_predict", asking.answerTokens())
                .put("num_ctx", settings.contextTokens());
        return request;
    }
}
