package io.raptor.activity.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.raptor.workflow.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a chat model of tests answers to the questions of graphs: by the prompt alone. */
public final class GraphAnswers {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    /** What the prompt of each kind alone holds. */
    private static final SortedMap<String, String> KINDS = new TreeMap<>(Map.of(
            "extract", "\"entities\"", "resolve", "\"groups\"", "describe", "<statements>", "report", "\"findings\""));

    private static final Pattern LEAF = Pattern.compile("(?m)^\\[(\\d+)] (.*)$");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\\b");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d+)\\. ([^(]*) \\(");
    private static final Pattern STATEMENT = Pattern.compile("(?m)^- (.*)$");
    private static final Pattern LINE = Pattern.compile("(?m)^([ERPC]\\d+) (.*)$");

    private GraphAnswers() {}

    /** Extract, resolve, describe or report; empty for a question that is none of a graph's. */
    public static Optional<String> kind(String prompt) {
        return KINDS.entrySet().stream()
                .filter(kind -> prompt.contains(kind.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The answer; empty for a question that is none of a graph's. */
    public static Optional<String> to(String prompt) {
        return kind(prompt).map(kind -> content(kind, prompt));
    }

    private static String content(String kind, String prompt) {
        return switch (kind) {
            case "report" -> json(report(prompt));
            case "resolve" -> json(Map.of("groups", groups(prompt)));
            case "describe" -> described(prompt);
            default -> json(extracted(prompt));
        };
    }

    /** The same bytes in every process. */
    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that begins with a capital letter, and a link from each to the next one of its passage. */
    private static Map<String, Object> extracted(String prompt) {
        List<Map<String, Object>> entities = new ArrayList<>();
        List<Map<String, Object>> relations = new ArrayList<>();
        for (MatchResult leaf : LEAF.matcher(prompt).results().toList()) {
            List<Integer> at = List.of(Integer.parseInt(leaf.group(1)));
            String text = leaf.group(2);
            List<String> names = new ArrayList<>(new LinkedHashSet<>(
                    NAME.matcher(text).results().map(MatchResult::group).toList()));
            for (int i = 0; i < names.size(); i++) {
                entities.add(Map.of("name", names.get(i), "type", "person", "description", "Said: " + text, "at", at));
                if (i > 0) {
                    relations.add(Map.of(
                            "from",
                            names.get(i - 1),
                            "to",
                            names.get(i),
                            "description",
                            "Together: " + text,
                            "strength",
                            5,
                            "at",
                            at));
                }
            }
        }
        return Map.of("entities", entities, "relations", relations);
    }

    /** Names with the same last word are one thing. */
    private static List<List<Integer>> groups(String prompt) {
        Map<String, List<Integer>> groups = NUMBERED.matcher(prompt)
                .results()
                .collect(Collectors.groupingBy(
                        line -> line.group(2).substring(line.group(2).lastIndexOf(' ') + 1),
                        TreeMap::new,
                        Collectors.mapping(line -> Integer.valueOf(line.group(1)), Collectors.toList())));
        return List.copyOf(groups.values());
    }

    private static String described(String prompt) {
        List<String> said = STATEMENT
                .matcher(prompt)
                .results()
                .map(line -> line.group(1))
                .sorted()
                .toList();
        return said.size() + " statements, "
                + Sha256.of(String.join("\n", said)).substring(0, 12) + ".";
    }

    private static Map<String, Object> report(String prompt) {
        List<MatchResult> lines = LINE.matcher(prompt).results().toList();
        List<Map<String, Object>> findings = lines.stream()
                .limit(3)
                .map(line -> Map.<String, Object>of(
                        "summary",
                        "On " + line.group(2).split(" \\(", 2)[0],
                        "explanation",
                        "It says so.",
                        "refs",
                        List.of(line.group(1))))
                .toList();
        return Map.of(
                "title",
                "Around " + findings.get(0).get("summary"),
                "summary",
                "A group of " + lines.size() + ".",
                "rating",
                5,
                "findings",
                findings);
    }
}
