package io.raptor.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Texts with questions whose answers' places are known: a folder with {@code questions.jsonl}, and either a folder {@code
 * documents} of long texts or a {@code corpus.jsonl} of passages.
 *
 * @param texts by document
 */
record QuestionSet(String name, Map<String, String> texts, List<Question> questions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A question.
     *
     * @param document that it is asked of; empty where it is asked of all
     * @param evidence where the answer stands in that document: begin and end in code points
     * @param supporting the documents that answer a question to all
     * @param any one of them is enough
     */
    record Question(String text, String document, List<int[]> evidence, Set<String> supporting, boolean any) {}

    static boolean at(Path folder) {
        return Files.exists(folder.resolve("questions.jsonl"))
                && (Files.isDirectory(folder.resolve("documents")) || Files.exists(folder.resolve("corpus.jsonl")));
    }

    static QuestionSet read(Path folder) throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("questions.jsonl"))) {
            Question question = question(JSON.readTree(line));
            if (!question.evidence().isEmpty() || !question.supporting().isEmpty()) {
                questions.add(question);
            }
        }
        Path documents = folder.resolve("documents");
        return new QuestionSet(
                folder.getFileName().toString(),
                Files.isDirectory(documents) ? documents(documents) : corpus(folder.resolve("corpus.jsonl")),
                questions);
    }

    private static Question question(JsonNode line) {
        List<int[]> evidence = new ArrayList<>();
        line.path("evidence")
                .forEach(span ->
                        evidence.add(new int[] {span.get(0).asInt(), span.get(1).asInt()}));
        Set<String> supporting = StreamSupport.stream(line.path("supporting").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return new Question(
                line.path("question").asText(),
                line.has("document") ? line.get("document").asText() + ".txt" : "",
                evidence,
                supporting,
                line.path("any").asBoolean());
    }

    private static Map<String, String> documents(Path folder) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static Map<String, String> corpus(Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode passage = JSON.readTree(line);
            texts.put(
                    passage.path("id").asText(),
                    passage.path("title").asText() + "\n" + passage.path("text").asText());
        }
        return texts;
    }
}
