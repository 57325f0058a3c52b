package io.raptor.activity.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An endpoint's error, wherever in its JSON it stands. Its prose may quote what was sent: it is matched,
 * never reported.
 *
 * @param codes short words and numbers, the weightiest first
 * @param names of parameters that are complained of
 * @param prose in small letters
 */
public record ErrorBody(List<String> codes, List<String> names, String prose) {

    public static final ErrorBody NONE = new ErrorBody(List.of(), List.of(), "");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern HTTP_STATUS = Pattern.compile("[45]\\d\\d");
    private static final Set<String> CODES = Set.of(
            "code",
            "type",
            "status",
            "error_code",
            "errorcode",
            "error_type",
            "errcode",
            "reason",
            "status_code",
            "statuscode",
            "__type");

    /** What echoes the request, or is no word about the error. */
    private static final Set<String> ECHOES =
            Set.of("input", "request", "url", "id", "request_id", "usage", "choices", "model", "object", "data", "ctx");

    /** Fields of answers. */
    private static final Set<String> ANSWERS =
            Set.of("choices", "message", "response", "data", "embeddings", "content", "output");

    /** What errors say beside {@code error}. */
    private static final List<String> WORDS =
            List.of("message", "msg", "title", "error_msg", "error_message", "error_description");

    private static final Pattern NESTED =
            Pattern.compile("err|errors?|fault|exception|header|status", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_PROSE = 600;
    private static final int DEEPEST = 8;

    /** The error of a refusal: all of the body is about it. */
    public static ErrorBody ofRefusal(JsonNode root) {
        return told(root).orElseGet(() -> collected(root, ""));
    }

    /** All that a body says in which an answer was due and none is; empty where it holds what could be a model's words. */
    public static ErrorBody ofNoAnswer(JsonNode root) {
        JsonNode body = first(root);
        // A message of plain words is an error's; a model's is an object.
        boolean words = ANSWERS.stream()
                .filter(name -> body.path(name).isContainerNode() || !name.equals("message"))
                .anyMatch(name -> !isNothing(body.path(name)));
        return words ? NONE : collected(body, "");
    }

    private static JsonNode first(JsonNode root) {
        return root.isArray() && root.size() > 0 ? root.get(0) : root;
    }

    /** The error as a message in plain words. */
    public static ErrorBody ofWords(String words) {
        return new ErrorBody(List.of(), List.of(), words.toLowerCase(Locale.ROOT));
    }

    /** The error that stands where an answer was due; empty where none does. */
    public static Optional<ErrorBody> told(JsonNode root) {
        JsonNode body = first(root);
        JsonNode vendor = body.path("base_resp");
        if (!isNothing(vendor.path("status_code"))) {
            return Optional.of(collected(vendor, "baseresp "));
        }
        if (!isNothing(body.path("error_code"))) {
            return Optional.of(collected(body, "errorcode "));
        }
        return Stream.of(
                        body.at("/choices/0/error"),
                        body.path("error"),
                        body.path("errors"),
                        body.path("detail"),
                        body.path("fault"),
                        nested(body))
                .filter(found -> !isNothing(found))
                .findFirst()
                .map(found -> with(collected(found, ""), body))
                .or(() -> isError(body) ? Optional.of(collected(body, "")) : Optional.empty());
    }

    /** An error under another name or one level further in, where nothing stands beside it that could be an answer. */
    private static JsonNode nested(JsonNode body) {
        boolean answered = ANSWERS.stream().map(body::path).anyMatch(field -> !isNothing(field));
        return answered
                ? MissingNode.getInstance()
                : Stream.concat(
                                Stream.of(body),
                                body.properties().stream()
                                        .filter(field -> !ECHOES.contains(field.getKey()))
                                        .map(Map.Entry::getValue))
                        .flatMap(node -> node.properties().stream())
                        .filter(field -> NESTED.matcher(field.getKey()).matches() && !isNothing(field.getValue()))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(MissingNode.getInstance());
    }

    /** The codes and words beside the error count after its own. */
    private static ErrorBody with(ErrorBody error, JsonNode body) {
        List<String> codes = new ArrayList<>(error.codes);
        body.properties().stream()
                .filter(field -> isCode(field.getKey()) && field.getValue().isValueNode())
                .forEach(field -> codes.add(field.getValue().asText()));
        StringBuilder prose = new StringBuilder(error.prose);
        WORDS.stream()
                .map(name -> body.path(name).asText(""))
                .filter(words -> !words.isEmpty())
                .forEach(words -> prose.append(words.toLowerCase(Locale.ROOT)).append('\n'));
        return new ErrorBody(List.copyOf(codes), error.names, prose.toString());
    }

    private static boolean isError(JsonNode body) {
        String status = body.path("status").asText("").toLowerCase(Locale.ROOT);
        boolean told = body.has("message") || body.has("msg");
        return body.path("object").asText("").equals("error")
                || body.path("error").asBoolean(false)
                || (body.has("success") && !body.path("success").asBoolean(true))
                || Set.of("error", "failed", "failure").contains(status)
                || !isNothing(body.path("errorCode"))
                || !isNothing(body.path("errcode"))
                || body.has("__type")
                || Stream.of("status", "statusCode", "status_code", "code")
                        .anyMatch(field ->
                                HTTP_STATUS.matcher(body.path(field).asText("")).matches())
                || (told && !isNothing(body.path("code")))
                || (body.path("message").isTextual() && body.size() <= 2);
    }

    /** Nothing went wrong, as far as this node tells. */
    private static boolean isNothing(JsonNode node) {
        if (node.isContainerNode()) {
            return node.isEmpty() || node.valueStream().allMatch(ErrorBody::isNothing);
        }
        String text = node.asText("").strip().toLowerCase(Locale.ROOT);
        return node.isMissingNode()
                || node.isNull()
                || node.isBoolean()
                || text.matches("0*")
                || Set.of("200", "ok", "success", "succeeded", "none").contains(text);
    }

    private static ErrorBody collected(JsonNode node, String prefix) {
        List<String> codes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        collect(node, "", prefix, DEEPEST, codes, names, prose);
        String told = prose.substring(0, Math.min(prose.length(), LONGEST_PROSE));
        return new ErrorBody(List.copyOf(codes), List.copyOf(names), told.toLowerCase(Locale.ROOT));
    }

    private static void collect(
            JsonNode node,
            String field,
            String prefix,
            int depth,
            List<String> codes,
            List<String> names,
            StringBuilder prose) {
        if (depth == 0 || ECHOES.contains(field)) {
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            child -> collect(child.getValue(), child.getKey(), prefix, depth - 1, codes, names, prose));
        } else if (node.isArray()) {
            node.forEach(child -> collect(child, field, prefix, depth - 1, codes, names, prose));
        } else if (field.equals("param") || field.equals("loc")) {
            names.add(node.asText());
        } else if (isCode(field) && !node.isNull()) {
            codes.add(prefix + node.asText());
        } else if (node.isTextual()) {
            prose.append(node.asText()).append('\n');
        }
    }

    private static boolean isCode(String field) {
        return CODES.contains(field.toLowerCase(Locale.ROOT));
    }

    /** The first code that is a status of HTTP. */
    Optional<Integer> status() {
        return codes.stream()
                .filter(code -> HTTP_STATUS.matcher(code).matches())
                .findFirst()
                .map(Integer::valueOf);
    }

    /** The first code that says more than a status; empty where none does. */
    public String code() {
        return codes.stream()
                .map(code -> code.substring(code.indexOf(' ') + 1))
                .filter(code -> CODE.matcher(code).matches()
                        && !HTTP_STATUS.matcher(code).matches()
                        && !code.equalsIgnoreCase("error"))
                .findFirst()
                .orElse("");
    }

    /** The codes, in small letters and digits alone. */
    Stream<String> keys() {
        return codes.stream().map(code -> code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", ""));
    }

    public boolean says(Pattern pattern) {
        return pattern.matcher(prose).find();
    }
}
