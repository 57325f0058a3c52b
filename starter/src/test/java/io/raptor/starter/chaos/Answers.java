package io.raptor.starter.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.workflow.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What an OpenAI-compatible model reads and says; the same question always has the same answer. */
final class Answers {

    /** Begins every summary: what has it was said by the model. */
    static final String MARK = "It is told in ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIMENSIONS = 24;

    private Answers() {}

    /** The prompt, or the texts to embed. */
    static List<String> questions(JsonNode request) {
        List<String> questions = new ArrayList<>();
        for (JsonNode message : request.path("messages")) {
            questions.add(message.path("content").asText());
        }
        JsonNode input = request.path("input");
        if (input.isTextual()) {
            questions.add(input.asText());
        }
        input.forEach(text -> questions.add(text.asText()));
        return questions;
    }

    static String summary(String prompt) {
        String hash = Sha256.of(prompt);
        return "Pages of " + hash.substring(0, 6) + "\n" + MARK + hash + " of the harbour and its keepers.";
    }

    static ObjectNode chat(String content, String finish, int promptTokens) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", "1").put("object", "chat.completion").put("created", 1).put("model", "faulty");
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", finish);
        choice.putObject("message").put("role", "assistant").put("content", content);
        answer.putObject("usage")
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", 20)
                .put("total_tokens", promptTokens + 20);
        return answer;
    }

    static ObjectNode vectors(List<String> texts) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("object", "list").put("model", "faulty");
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < texts.size(); i++) {
            ObjectNode one = data.addObject().put("object", "embedding").put("index", i);
            ArrayNode vector = one.putArray("embedding");
            Random random = new Random(texts.get(i).hashCode());
            for (int d = 0; d < DIMENSIONS; d++) {
                vector.add((float) random.nextGaussian());
            }
        }
        answer.putObject("usage").put("prompt_tokens", 10 * texts.size()).put("total_tokens", 10 * texts.size());
        return answer;
    }

    static ObjectNode error(String code) {
        ObjectNode error = JSON.createObjectNode();
        error.putObject("error").put("message", "not now").put("type", code).put("code", code);
        return error;
    }
}
