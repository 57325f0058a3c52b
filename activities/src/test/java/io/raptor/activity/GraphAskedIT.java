package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.raptor.activity.call.Prices;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.estimate.Estimator;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Report;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.PinnedNames.Pin;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.search.GraphExporter;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A graph that a model is asked about: which names are one thing, what things are, what communities are about. */
@Timeout(240)
class GraphAskedIT {

    private static final ModelSettings LOCAL = ModelSettings.embedded();
    private static final List<String> FIRST = List.of("Ada", "Bruno", "Clara", "Dirk", "Elsa", "Fritz", "Greta");
    private static final List<String> SOUNDS = List.of("bar", "cel", "dom", "fir", "gul", "hef", "jon", "kam", "lus");
    private static final String[] ASKED = {"resolve", "describe", "report"};

    @TempDir
    Path folder;

    private GraphModelServer model;

    @BeforeEach
    void serve() throws IOException {
        model = new GraphModelServer();
    }

    @AfterEach
    void close() {
        model.close();
    }

    private ModelSettings chat() {
        return ModelSettings.of(model.url(), "key", "m1");
    }

    private TaskRequest request(String settings) throws IOException {
        return Pipeline.request(folder).forGraph(Payloads.mapper().readValue(settings, GraphRagSettings.class));
    }

    private TaskRequest request() throws IOException {
        return request("{\"max_gleanings\": 0}");
    }

    /** A family of a name of its own, of which some documents tell. */
    private static String surname(int family) {
        String name = SOUNDS.get(family % 9) + SOUNDS.get(family / 9 % 9) + SOUNDS.get((family * 5 + 2) % 9);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Ten documents tell of a family's town; the first of them also of the next family's. */
    private void write(int document, String more) throws IOException {
        int family = document / 10;
        String one = FIRST.get(document % 7) + " " + surname(family);
        String other = FIRST.get((document * 3 + 1) % 7) + " " + surname(family);
        String last = document % 10 == 0 ? surname(family + 1) + "ville" : surname(family) + "berg";
        Files.writeString(
                folder.resolve("d%03d.md".formatted(document)),
                "%s met %s in %s on day %d.%s".formatted(one, other, last, document, more));
    }

    private void write(int documents) throws IOException {
        for (int document = 0; document < documents; document++) {
            write(document, "");
        }
    }

    private static String exported(Pipeline pipeline) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new GraphExporter(pipeline.store.publishedGraphs()).export("data", out))
                .isTrue();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Reported> reports(Pipeline pipeline) {
        PublishedGraphs graphs = pipeline.store.publishedGraphs();
        return graphs.communities(graphs.graph("data").orElseThrow().number(), Wanted.all(0, 10_000)).stream()
                .filter(one -> one.community().worthACall())
                .toList();
    }

    private static List<Entity> entities(Pipeline pipeline) {
        PublishedGraphs graphs = pipeline.store.publishedGraphs();
        return graphs.entities(graphs.graph("data").orElseThrow().number(), Wanted.all(0, 10_000));
    }

    @Test
    void namesAreJoinedThingsDescribedAndCommunitiesReportedOn() throws IOException {
        write(10);
        Files.writeString(folder.resolve("z.md"), "Grace Hopper knows Barbardom well.");
        try (Pipeline pipeline = new Pipeline("graph-asked", chat(), LOCAL)) {
            TaskStatus end = pipeline.run(request());
            assertThat(end.failures()).isEmpty();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(entities(pipeline))
                    .as("the short name is an alias")
                    .anySatisfy(one -> assertThat(one.aliases()).contains("barbardom"));
            assertThat(entities(pipeline))
                    .as("of the town ten texts tell")
                    .anySatisfy(one -> assertThat(one.fragments())
                            .singleElement()
                            .asString()
                            .contains(" statements, "));
            assertThat(reports(pipeline)).isNotEmpty().allSatisfy(one -> {
                Report report = Objects.requireNonNull(one.report());
                assertThat(report.standIn()).isFalse();
                assertThat(report.title()).startsWith("Around On ");
                assertThat(report.findings())
                        .isNotEmpty()
                        .allSatisfy(finding -> assertThat(finding.evidence()).isNotEmpty());
            });
            assertThat(model.asked("resolve")).isPositive();
            assertThat(model.asked("describe")).isPositive();
            assertThat(model.asked("report")).isEqualTo(reports(pipeline).size());

            String before = exported(pipeline);
            Map<String, Set<String>> paid = Map.copyOf(model.prompts);
            pipeline.run(request());
            assertThat(exported(pipeline)).isEqualTo(before);
            assertThat(model.prompts).isEqualTo(paid);
        }
    }

    @Test
    void oneDocumentOfTwoHundredPaysForWhatItTouches() throws IOException {
        write(200);
        String changed;
        double share;
        try (Pipeline pipeline = new Pipeline("graph-grown", chat(), LOCAL)) {
            assertThat(pipeline.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            int fresh = model.asked(ASKED);
            int read = model.asked("extract");
            write(77, " It rained.");
            assertThat(pipeline.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            share = (double) (model.asked(ASKED) - fresh) / fresh;
            assertThat(model.asked("extract") - read).isEqualTo(1);
            changed = exported(pipeline);
            System.out.printf(
                    "questions: %d resolve, %d describe, %d report in all, %d fresh; one of 200 documents changed:"
                            + " %.1f %%%n",
                    model.asked("resolve"), model.asked("describe"), model.asked("report"), fresh, 100 * share);
        }
        assertThat(share).isLessThanOrEqualTo(0.15);
        try (Pipeline fresh = new Pipeline("graph-fresh", chat(), LOCAL)) {
            assertThat(fresh.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(exported(fresh)).isEqualTo(changed);
        }
    }

    @Test
    void whatTheModelDoesNotAnswerIsNamedAndAskedAgainByTheNextRun() throws IOException {
        write(10);
        model.unwilling = prompt -> prompt.contains("\"findings\"");
        String mended;
        try (Pipeline pipeline = new Pipeline("graph-left-out", chat(), LOCAL)) {
            TaskStatus first = pipeline.run(request());
            assertThat(first.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
            assertThat(first.failures())
                    .isNotEmpty()
                    .allSatisfy(failure -> assertThat(failure.message())
                            .startsWith("no report on community ")
                            .doesNotContain("rather not"));
            assertThat(reports(pipeline)).isNotEmpty().allSatisfy(one -> {
                assertThat(Objects.requireNonNull(one.report()).standIn()).isTrue();
            });
            int described = model.asked("describe", "resolve");

            model.unwilling = prompt -> false;
            assertThat(pipeline.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(model.asked("describe", "resolve")).isEqualTo(described);
            mended = exported(pipeline);
        }
        try (Pipeline fresh = new Pipeline("graph-not-left-out", chat(), LOCAL)) {
            assertThat(fresh.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(exported(fresh)).isEqualTo(mended);
        }
    }

    @Test
    void peopleHaveTheLastWordOnNames() throws IOException {
        write(10);
        Files.writeString(folder.resolve("z.md"), "Grace Hopper knows Barbardom well.");
        String surname = surname(0);
        try (Pipeline pipeline = new Pipeline("graph-pinned", chat(), LOCAL)) {
            String apart = FIRST.stream()
                    .map(first -> "\"" + surname + " != " + first + " " + surname + "\"")
                    .reduce((one, other) -> one + ", " + other)
                    .orElseThrow();
            pipeline.run(request(
                    "{\"max_gleanings\": 0, \"aliases\": [" + apart + ", \"Grace Hopper = Ada " + surname + "\"]}"));
            assertThat(entities(pipeline))
                    .anySatisfy(one -> assertThat(one.key()).isEqualTo(surname.toLowerCase(java.util.Locale.ROOT)))
                    .anySatisfy(one -> assertThat(one.aliases()).contains("grace hopper"));
        }
    }

    @Test
    void whatPeoplePinIsAppliedByTheNextRunAndGivesTheGraphOfAFreshOne() throws IOException {
        write(10);
        Files.writeString(folder.resolve("z.md"), "Grace Hopper knows Barbardom well.");
        String surname = surname(0).toLowerCase(Locale.ROOT);
        Pin same = Pin.of("grace hopper", "ada " + surname, true);
        String pinned;
        try (Pipeline pipeline = new Pipeline("graph-by-hand", chat(), LOCAL)) {
            pipeline.run(request());
            String before = exported(pipeline);
            pipeline.store.pinnedNames().pin("data", same);
            pipeline.run(request());
            pinned = exported(pipeline);
            assertThat(entities(pipeline))
                    .anySatisfy(one -> assertThat(one.aliases()).contains("grace hopper"));
            int read = model.asked("extract");
            pipeline.store.pinnedNames().unpin("data", same.one(), same.other());
            pipeline.run(request());
            assertThat(exported(pipeline)).isEqualTo(before);
            assertThat(model.asked("extract")).isEqualTo(read);
        }
        try (Pipeline fresh = new Pipeline("graph-by-hand-fresh", chat(), LOCAL)) {
            fresh.run(request());
            fresh.store.pinnedNames().pin("data", same);
            fresh.run(request());
            assertThat(exported(fresh)).isEqualTo(pinned);
        }
    }

    @Test
    void eightyFiveOfAHundredDocumentsAreDeletedByOneMergeAndWithoutReadingAnything() throws IOException {
        write(100);
        try (Pipeline pipeline = new Pipeline("graph-shrunk", chat(), LOCAL)) {
            pipeline.run(request());
            int read = model.asked("extract");
            int described = model.asked("describe");
            Map<String, Entity> before = byId(pipeline);
            for (int document = 15; document < 100; document++) {
                String name = "d%03d.md".formatted(document);
                Files.delete(folder.resolve(name));
                pipeline.store.publishedTrees().deleteDocument("data", name);
            }
            assertThat(pipeline.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(pipeline.store
                            .publishedGraphs()
                            .graph("data")
                            .orElseThrow()
                            .generation())
                    .isEqualTo(2);
            assertThat(model.asked("extract")).isEqualTo(read);
            long changed = entities(pipeline).stream()
                    .filter(one -> !one.equals(before.get(one.id())))
                    .count();
            assertThat(model.asked("describe") - described).isLessThanOrEqualTo((int) changed);
        }
    }

    private static Map<String, Entity> byId(Pipeline pipeline) {
        return entities(pipeline).stream().collect(Collectors.toMap(Entity::id, one -> one));
    }

    @Test
    void aDocumentThatTheModelDoesNotReadIsReadByRulesUntilItDoes() throws IOException {
        write(3);
        model.unwilling = prompt -> prompt.contains("day 1.") && prompt.contains("\"entities\"");
        try (Pipeline pipeline = new Pipeline("graph-ruled", chat(), LOCAL)) {
            TaskStatus first = pipeline.run(request());
            assertThat(first.partialDocuments()).as(first.failures().toString()).isEqualTo(1);
            assertThat(entities(pipeline)).extracting(Entity::name).contains("Bruno " + surname(0));
            assertThat(pipeline.store.publishedGraphs().figures("task"))
                    .hasValueSatisfying(graph -> assertThat(graph.dropped()).containsEntry("read_by_rules", 1L));

            model.unwilling = prompt -> false;
            assertThat(pipeline.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(pipeline.store.publishedGraphs().figures("task"))
                    .hasValueSatisfying(graph -> assertThat(graph.dropped()).doesNotContainKey("read_by_rules"));
        }
    }

    @Test
    void aModelReportsOnAGraphThatRulesReadWhereThatIsAskedFor() throws IOException {
        write(60);
        TaskRequest request = request("{\"extraction\": \"nlp\", \"reports\": \"model\"}");
        try (Pipeline pipeline = new Pipeline("graph-read-by-rules", chat(), LOCAL)) {
            long estimated = estimate(pipeline, request).modelCalls();
            assertThat(pipeline.run(request).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(model.asked("extract", "describe")).isZero();
            assertThat(model.asked("report")).isPositive();
            assertThat(estimated).isCloseTo(model.asked(ASKED), withinPercentage(20));
            assertThat(reports(pipeline)).isNotEmpty().allSatisfy(one -> {
                assertThat(Objects.requireNonNull(one.report()).standIn()).isFalse();
            });
            System.out.printf(
                    "60 documents read by rules: %d calls estimated, %d asked%n", estimated, model.asked(ASKED));
            assertThat(estimate(pipeline, request).modelCalls()).isZero();
        }
    }

    @Test
    void anEstimateIsNearWhatIsAsked() throws IOException {
        write(60);
        try (Pipeline pipeline = new Pipeline("graph-estimated", chat(), LOCAL)) {
            TaskRequest request = request("{}");
            Estimate before = estimate(pipeline, request);
            assertThat(pipeline.run(request).state()).isEqualTo(TaskState.COMPLETED);
            int asked = model.asked("extract", "resolve", "describe", "report");
            Tokenizer tokenizer = Models.embedder(LOCAL).tokenizer();
            long tokens = model.prompts.values().stream()
                    .flatMap(Set::stream)
                    .mapToLong(prompt -> tokenizer.count(prompt))
                    .sum();
            System.out.printf(
                    "estimated %d calls and %d tokens, asked %d and %d%n",
                    before.modelCalls(), before.inputTokens(), asked, tokens);
            assertThat(before.modelCalls()).isCloseTo(asked, withinPercentage(20));
            assertThat(before.inputTokens()).isCloseTo(tokens, withinPercentage(20));

            assertThat(estimate(pipeline, request).modelCalls())
                    .as("nothing changed")
                    .isZero();
            write(17, " It rained.");
            long again = estimate(pipeline, request).modelCalls();
            assertThat(pipeline.run(request).state()).isEqualTo(TaskState.COMPLETED);
            int more = model.asked("extract", "resolve", "describe", "report") - asked;
            System.out.printf("one of 60 documents changed: estimated %d calls, asked %d%n", again, more);
            assertThat(again).isBetween(1L, 3L + more);
            assertThat(estimate(pipeline, request).modelCalls()).isZero();
        }
    }

    private Estimate estimate(Pipeline pipeline, TaskRequest request) {
        Embedder embedder = Models.embedder(LOCAL);
        return new Estimator(
                        DocumentLimits.defaults(),
                        embedder,
                        Models.summariser(chat(), embedder.tokenizer()),
                        Prices.builtIn(),
                        pipeline.store)
                .estimate(request);
    }
}
