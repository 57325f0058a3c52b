package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.http.EndpointAddress;
import io.raptor.activity.model.http.RefusedException;
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
        for (int way = 1; ; way++) {
            ObjectNode request = ollama() ? ollama(asking) : openAi(asking);
            try {
                return client.post(ollama() ? "/api/chat" : "/chat/completions", request);
            } catch (RefusedException e) {
                if (way == MOST_WAYS || !parameters.learn(e, request)) {
                    throw e.atLast();
                }
            }
        }
    }

    private boolean ollama() {
        return settings.provider() == ModelProvider.OLLAMA;
    }

    private ObjectNode question(Question asking) {
        ObjectNode request = EndpointClient.JSON.createObjectNode();
        request.put("model", settings.model());
        request.putArray("messages").addObject().put("role", "user").put("content", asking.prompt());
        if (parameters.takes("stream")) {
            request.put("stream", false);
        }
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
