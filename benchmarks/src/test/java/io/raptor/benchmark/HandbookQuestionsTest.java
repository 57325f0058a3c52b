package io.raptor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.port.Node;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRanking;
import io.raptor.activity.search.SearchRequest;
import io.raptor.benchmark.QuestionSet.Question;
import io.raptor.workflow.model.RaptorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default search finds the handbook's answers no worse than words or meaning alone, in the same run. */
class HandbookQuestionsTest {

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String DATASET = "handbook";
    private static final Pattern PLACE = Pattern.compile("`([^`]+)`");
    private static final int FIRST = 3;

    /** One document more or less, of one of sixteen questions, is two hundredths. */
    private static final double NOISE = 0.95;

    @TempDir
    Path home;

    @Test
    void theDefaultSearchIsNoWorseThanWordsOrMeaningAlone() throws Exception {
        List<Question> questions = questions();
        assertThat(questions).hasSizeGreaterThan(14);
        try (SearchedStore store = new SearchedStore(home)) {
            store.add(DATASET, leaves(store));
            double found = share(store, questions, SearchMode.AUTO, SearchRanking.HYBRID);
            assertThat(found)
                    .isGreaterThanOrEqualTo(share(store, questions, SearchMode.LEAVES, SearchRanking.TEXT))
                    .isGreaterThanOrEqualTo(NOISE * share(store, questions, SearchMode.LEAVES, SearchRanking.VECTOR))
                    .isGreaterThan(0.7);
        }
    }

    /** Of the documents that answer, those among the first ones found. */
    private static double share(SearchedStore store, List<Question> questions, SearchMode mode, SearchRanking ranking) {
        return questions.stream()
                .mapToDouble(question -> RetrievalJudge.supporting(
                        question,
                        store.search(DATASET, SearchRequest.of(question.text(), 20, mode, ranking)),
                        Math.max(FIRST, question.supporting().size())))
                .average()
                .orElseThrow();
    }

    private static List<Question> questions() throws IOException {
        return Files.readAllLines(EXAMPLES.resolve("questions.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Question(cells[1].strip(), "", List.of(), places(cells[3]), false))
                .toList();
    }

    private static Set<String> places(String cell) {
        return PLACE.matcher(cell)
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<Node>> leaves(SearchedStore store) throws Exception {
        DocumentLoader loader =
                new DocumentLoader(DocumentLimits.defaults(), store.embedder().tokenizer());
        Path folder = EXAMPLES.resolve(DATASET);
        Map<String, List<Node>> leaves = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String id = folder.relativize(file).toString().replace('\\', '/');
            leaves.put(id, loader.load(file, RaptorSettings.defaults()).leaves());
        }
        return leaves;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
