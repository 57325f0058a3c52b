import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A LangChain4j retriever over raptor's REST interface: finds passages and summaries of a dataset; where each stands is
 * in its metadata. Needs langchain4j-core alone.
 */
public final class RaptorRetriever implements ContentRetriever {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI search;
    private final String token;
    private final int topK;

    /**
     * @param url of the server, without a slash at its end
     * @param token of the server; empty for none
     * @param topK how many hits at most
     */
    public RaptorRetriever(String url, String token, String dataset, int topK) {
        String name = URLEncoder.encode(dataset, StandardCharsets.UTF_8).replace("+", "%20");
        this.search = URI.create(url + "/api/v1/dataset/" + name + "/search");
        this.token = token;
        this.topK = topK;
    }

    @Override
    public List<Content> retrieve(Query query) {
        List<Content> contents = new ArrayList<>();
        hits(query.text()).forEach(hit -> contents.add(content(hit)));
        return contents;
    }

    private JsonNode hits(String question) {
        try {
            String body = JSON.writeValueAsString(Map.of("query", question, "top_k", topK));
            HttpRequest.Builder request = HttpRequest.newBuilder(search)
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("raptor answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while raptor searches", e);
        }
    }

    private static Content content(JsonNode hit) {
        List<String> headings = new ArrayList<>();
        hit.get("heading_path").forEach(heading -> headings.add(heading.asText()));
        Metadata place = new Metadata()
                .put("source", hit.get("doc_id").asText())
                .put("heading_path", String.join(" › ", headings))
                .put("level", hit.get("level").asInt())
                .put("start", hit.get("start").asInt())
                .put("end", hit.get("end").asInt());
        if (hit.hasNonNull("page")) {
            place.put("page", hit.get("page").asInt());
        }
        return Content.from(
                TextSegment.from(hit.get("text").asText(), place),
                Map.of(ContentMetadata.SCORE, hit.get("score").asDouble()));
    }

    /** A dataset and a question. */
    public static void main(String[] arguments) {
        RaptorRetriever retriever = new RaptorRetriever(
                System.getenv().getOrDefault("RAPTOR", "http://127.0.0.1:8080"),
                System.getenv().getOrDefault("RAPTOR_TOKEN", ""),
                arguments[0],
                5);
        for (Content content : retriever.retrieve(Query.from(arguments[1]))) {
            Metadata place = content.textSegment().metadata();
            String text = content.textSegment().text().replaceAll("\\s+", " ");
            System.out.printf(
                    "%.3f  %s › %s%n       %s%n",
                    (double) content.metadata().get(ContentMetadata.SCORE),
                    place.getString("source"),
                    place.getString("heading_path"),
                    text.substring(0, Math.min(200, text.length())));
        }
    }
}
