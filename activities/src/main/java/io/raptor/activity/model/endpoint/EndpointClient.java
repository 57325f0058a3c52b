package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.model.http.Connection;
import io.raptor.activity.model.http.EndpointAddress;
import io.raptor.activity.model.http.EndpointRefusal;
import io.raptor.activity.model.http.EnvironmentProxies;
import io.raptor.activity.model.http.ErrorBody;
import io.raptor.activity.model.http.RefusalKind;
import io.raptor.activity.model.http.RefusedException;
import io.raptor.activity.model.http.TokenUse;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A model's endpoint: JSON in, JSON out. What is no answer becomes a typed failure. */
final class EndpointClient {

    private static final Pattern PAGE =
            Pattern.compile("<(?:!doctype html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);

    /** Of most texts, where nobody tells the tokens. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private static final int LONGEST_WORDS = 400;

    private final EndpointAddress at;
    private final Connection connection;

    EndpointClient(EndpointAddress at) {
        this.at = at;
        this.connection = new Connection(at, new EnvironmentProxies(System.getenv()));
    }

    EndpointAddress at() {
        return at;
    }

    /**
     * @throws RefusedException when the endpoint says that it will not, wherever it says so
     * @throws BadAnswerException when the answer is no JSON
     */
    JsonNode post(String path, JsonNode request) {
        return read(connection.post(path, request.toString()), request);
    }

    /**
     * The same for an answer that may come in pieces.
     *
     * @param words receives those of the model as they come
     * @throws RefusedException also when the endpoint says so in the midst of an answer
     */
    JsonNode post(String path, JsonNode request, Consumer<String> words) {
        ChatPieces pieces = new ChatPieces(words);
        HttpResponse<byte[]> response = connection.post(path, request.toString(), pieces::line);
        if (pieces.none()) {
            JsonNode whole = read(response, request);
            words.accept(ChatReply.of(whole).text());
            return whole;
        }
        return joined(pieces, response);
    }

    private JsonNode joined(ChatPieces pieces, HttpResponse<?> response) {
        JsonNode answer = pieces.joined();
        ChatReply reply = ChatReply.of(answer);
        if (pieces.error().isPresent()) {
            throw refusal(response, pieces.error().get()).in(reply.text(), reply.use());
        }
        if (!reply.present()) {
            refuseWhatWordsTell(response, pieces.latest(), reply.use());
        }
        return answer;
    }

    private JsonNode read(HttpResponse<byte[]> response, JsonNode request) {
        String body = text(response.body());
        Optional<JsonNode> root = json(body);
        if (response.statusCode() / 100 != 2) {
            throw refusal(response, root.map(ErrorBody::ofRefusal).orElseGet(() -> words(response, body)));
        }
        if (root.isEmpty()) {
            ChatPieces pieces = new ChatPieces(words -> {});
            body.lines().forEach(pieces::line); // some send pieces to those who ask for the whole
            if (pieces.none()) {
                known(response, words(response, body)).ifPresent(refusal -> {
                    throw refusal;
                });
                throw noJson(response, body, request);
            }
            return joined(pieces, response);
        }
        JsonNode answer = root.get();
        Optional<ErrorBody> error = ErrorBody.told(answer);
        if (error.isPresent() && !hasAnswer(answer)) {
            throw refusal(response, error.get()).in(body, TokenUse.of(answer));
        }
        if (!ChatReply.of(answer).present() && !hasVectors(answer)) {
            refuseWhatWordsTell(response, answer, TokenUse.of(answer));
        }
        return answer;
    }

    private RefusedException refusal(HttpResponse<?> response, ErrorBody error) {
        return EndpointRefusal.of(at, response.statusCode(), error, response.headers());
    }

    /** In whatever form, what is no answer may say why there is none. */
    private void refuseWhatWordsTell(HttpResponse<?> response, JsonNode body, TokenUse use) {
        known(response, ErrorBody.ofNoAnswer(body)).ifPresent(refusal -> {
            throw refusal.in(body.toString(), use);
        });
    }

    /** The refusal, where its kind is known. */
    private Optional<RefusedException> known(HttpResponse<?> response, ErrorBody error) {
        return Optional.of(refusal(response, error)).filter(refusal -> refusal.kind() != RefusalKind.UNCLEAR);
    }

    /** What a body says that is a line or two of plain text, as proxies have it; pages and answers say too much. */
    private static ErrorBody words(HttpResponse<byte[]> response, String body) {
        return body.length() > LONGEST_WORDS || isPage(response, body) || isBroken(body)
                ? ErrorBody.NONE
                : ErrorBody.ofWords(body);
    }

    /** Something was said beside the error, and the reason why it ended tells the rest. */
    private static boolean hasAnswer(JsonNode root) {
        ChatReply reply = ChatReply.of(root);
        boolean said = !reply.text().isBlank()
                && !reply.finish().isBlank()
                && FinishReason.of(reply.finish()).ofTheModel()
                && !root.at("/choices/0/error").isContainerNode();
        return said || hasVectors(root);
    }

    /** Rows, at least; whether they are vectors is seen by who reads them. Errors have {@code data}, too. */
    private static boolean hasVectors(JsonNode root) {
        return root.at("/data/0").has("embedding") || !root.at("/embeddings/0").isMissingNode();
    }

    /** JSON is UTF-8, whatever its label says. */
    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .strip();
    }

    private static Optional<JsonNode> json(String body) {
        try {
            JsonNode root = EndpointJson.MAPPER.readTree(body);
            return root.isContainerNode() ? Optional.of(root) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private IndexingException noJson(HttpResponse<byte[]> response, String body, JsonNode request) {
        if (isPage(response, body)) {
            return new IndexingException(
                    FailureType.MODEL_MISCONFIGURED,
                    at.settings().baseUrl() + " answered with a page: " + RefusalKind.WRONG_ADDRESS.advice(at));
        }
        return isBroken(body)
                ? new BadAnswerException(
                        at.name(), "an answer that broke off", body, tokens(request.toString()), tokens(body))
                : new BadAnswerException(at.name(), "an answer that is no JSON; " + at.baseUrlHint(), body, 0, 0);
    }

    private static boolean isPage(HttpResponse<byte[]> response, String body) {
        return PAGE.matcher(body).lookingAt()
                || response.headers()
                        .firstValue("content-type")
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent();
    }

    /** It began as answers do: somebody has worked for it, and is paid. */
    private static boolean isBroken(String body) {
        return Stream.of("{", "[{", "data:", "event:").anyMatch(body::startsWith);
    }

    private static int tokens(String json) {
        return json.length() / CHARACTERS_PER_TOKEN;
    }
}
