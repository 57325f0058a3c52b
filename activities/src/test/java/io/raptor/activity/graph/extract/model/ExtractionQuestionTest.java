package io.raptor.activity.graph.extract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.question.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionQuestionTest {

    private static final int FIRST = 7;

    private static ExtractionQuestion about(String... leaves) {
        List<Leaf> of = new ArrayList<>();
        for (String leaf : leaves) {
            of.add(new Leaf(FIRST + of.size(), leaf, List.of("Log"), 20));
        }
        return ExtractionQuestion.of(new Unit("harbour.md", List.of("Log"), "", of), List.of(), "");
    }

    private static final ExtractionQuestion HARBOUR = about(
            "Mira Olsen runs the ferry Tern between Vardo and Kolm.",
            "The Tern was built by Kolm Yard (KY) in 1987. Olsen's brother works at the yard.");

    private static final String GOOD = """
            {"entities":[
             {"name":"Mira Olsen","type":"person","description":"Runs the ferry.","at":[1]},
             {"name":"Tern","type":"vessel","description":"A ferry.","at":[1,2]}],
             "relations":[{"from":"Mira Olsen","to":"Tern","description":"Runs it.","strength":8,"at":[1]}]}""";

    private static List<String> keys(UnitGraph graph) {
        return graph.mentions().stream().map(Mention::key).toList();
    }

    @Test
    void theFormAskedForIsRead() {
        UnitGraph graph = HARBOUR.read(GOOD);

        assertThat(keys(graph)).containsExactly("mira olsen", "tern");
        assertThat(graph.mentions().get(0).leaves()).containsExactly(FIRST);
        assertThat(graph.links()).containsExactly(new Link("mira olsen", "tern", "Runs it.", 8, List.of(FIRST)));
        assertThat(graph.dropped()).isEmpty();
    }

    @Test
    void aForeignTypeIsOtherAndItsWordIsKept() {
        Mention tern = HARBOUR.read(GOOD).mentions().get(1);

        assertThat(tern.type()).isEqualTo(EntityTypes.OTHER);
        assertThat(tern.word()).isEqualTo("vessel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n{\"entities\":[{\"name\":\"Tern\"},],}\n```",
                "Sure!\n{\"entities\":[\"Tern\"],\"relations\":[]}",
                "{\"name\":\"Tern\",\"type\":\"product\"}",
                "{\"name\":\"Tern\"}\n{\"name\":\"Vardo\"}",
                "{\"result\":{\"nodes\":[{\"entity_name\":\"Tern\"}]}}",
                "[{\"Name\":\"Tern\",\"at\":\"1, 2\"}]",
                "(\"entity\"<|>\"TERN\"<|>\"PRODUCT\"<|>\"A ferry\")##<|COMPLETE|>",
                "entity<|#|>Tern<|#|>product<|#|>A ferry"
            })
    void manyFormsAreRead(String answer) {
        assertThat(keys(HARBOUR.read(answer))).contains("tern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No entities.", "[1, 2]", "{\"answer\":42}", "{\"entities\":[{\"name\":\"Tern\""})
    void whatIsNoAnswerIsRefused(String answer) {
        assertThatThrownBy(() -> HARBOUR.read(answer))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageStartingWith("an answer");
    }

    @Test
    void emptyListsSayThatNothingIsNamed() {
        assertThat(HARBOUR.read("{\"entities\":[],\"relations\":[]}").mentions())
                .isEmpty();
    }

    @Test
    void aNameThatTheTextDoesNotHaveIsDroppedAndCounted() {
        UnitGraph graph = HARBOUR.read("{\"entities\":[{\"name\":\"Tern\"},{\"name\":\"Sherwood\"}]}");

        assertThat(keys(graph)).containsExactly("tern");
        assertThat(graph.dropped()).containsExactly(Map.entry(DropReason.UNGROUNDED, 1));
    }

    @Test
    void anotherFormOfANameAndAllWordsOfOneAreInTheText() {
        ExtractionQuestion russian = about("Он жил в Москве.", "Ebenezer sat down. Scrooge's clerk did not.");

        UnitGraph graph = russian.read("{\"entities\":[{\"name\":\"Москва\"},{\"name\":\"Ebenezer Scrooge\"}]}");

        assertThat(keys(graph)).containsExactly("ebenezer scrooge", "москва");
        assertThat(graph.mentions().get(1).leaves()).containsExactly(FIRST);
    }

    @Test
    void namesWithoutSpacesAroundThemAreInTheText() {
        UnitGraph graph = about("李明在北京大学学习。").read("{\"entities\":[{\"name\":\"北京大学\"},{\"name\":\"李明\"}]}");

        assertThat(graph.mentions()).extracting(Mention::surface).containsExactlyInAnyOrder("北京大学", "李明");
        assertThat(graph.dropped()).isEmpty();
    }

    @Test
    void thePromptsOwnPlaceholdersAreNothing() {
        String names = Pattern.compile("<[^<>\"]+>")
                .matcher(HARBOUR.prompt())
                .results()
                .map(MatchResult::group)
                .map(name -> "{\"name\":\"" + name + "\"}")
                .collect(Collectors.joining(","));

        UnitGraph graph = HARBOUR.read("{\"entities\":[" + names + "]}");

        assertThat(graph.mentions()).isEmpty();
        assertThat(graph.dropped()).isNotEmpty();
    }

    @Test
    void anEndThatIsInTheTextAloneBecomesAThingOfUnknownType() {
        UnitGraph graph = HARBOUR.read("""
                {"entities":[{"name":"Tern"}],"relations":[
                 {"from":"Tern","to":"Vardo","strength":"9/10"},{"from":"Tern","to":"Bergen"}]}""");

        assertThat(graph.mentions())
                .filteredOn(one -> one.key().equals("vardo"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.type()).isEqualTo(EntityTypes.UNKNOWN);
                    assertThat(one.leaves()).containsExactly(FIRST);
                });
        assertThat(graph.links()).extracting(Link::strength).containsExactly(9.0);
        assertThat(graph.dropped()).containsExactly(Map.entry(DropReason.UNKNOWN_END, 1));
    }

    @Test
    void everyOtherFaultIsCountedByItsReason() {
        UnitGraph graph = HARBOUR.read("""
                {"entities":[{"name":"Tern","at":[2,9]},{"type":"person"},{"name":"--"}],
                 "relations":[{"from":"Tern","to":"TERN"},{"from":"Tern","to":"Kolm","strength":400}]}""");

        assertThat(graph.dropped())
                .containsOnly(
                        Map.entry(DropReason.BAD_POSITION, 1),
                        Map.entry(DropReason.UNREADABLE, 1),
                        Map.entry(DropReason.BAD_NAME, 1),
                        Map.entry(DropReason.SELF_LOOP, 1));
        assertThat(graph.links()).extracting(Link::strength).containsExactly(Link.STRONGEST);
        assertThat(graph.mentions().get(1).leaves()).containsExactly(FIRST + 1);
    }

    @Test
    void delimitersOfOtherProgramsSurviveInADescription() {
        ExtractionQuestion question = about("Use a <|> b ## c <SEP> d in Tern files.");

        UnitGraph graph = question.read(
                "{\"entities\":[{\"name\":\"Tern\",\"description\":\"a <|> b ## c <SEP> d <|COMPLETE|>\"}]}");

        assertThat(graph.mentions())
                .extracting(Mention::description)
                .containsExactly("a <|> b ## c <SEP> d <|COMPLETE|>");
    }

    @Test
    void gleaningAddsToWhatWasFoundAndChangesNoneOfIt() {
        UnitGraph first = HARBOUR.read(GOOD);
        ExtractionQuestion gleaning = HARBOUR.next(first).orElseThrow();

        UnitGraph both = gleaning.read("""
                {"entities":[{"name":"Kolm Yard","type":"organization"}],
                 "relations":[{"from":"Kolm Yard","to":"Tern","description":"Built it.","strength":7,"at":[2]}]}""");

        assertThat(gleaning.prompt()).startsWith(HARBOUR.prompt()).contains("Mira Olsen; Tern");
        assertThat(keys(both)).containsExactly("kolm yard", "mira olsen", "tern");
        assertThat(both.links()).extracting(Link::strength).containsExactlyInAnyOrder(7.0, 8.0);
        assertThat(both.dropped()).isEmpty();
    }

    @Test
    void gleaningEndsWhereItAddsNothing() {
        UnitGraph first = HARBOUR.read(GOOD);
        ExtractionQuestion gleaning = HARBOUR.next(first).orElseThrow();

        assertThat(gleaning.next(gleaning.read("{\"entities\":[],\"relations\":[]}")))
                .isEmpty();
        assertThat(HARBOUR.next(UnitGraph.EMPTY)).isEmpty();
    }

    @Test
    void theWholeRecordsOfACutAnswerAndBothHalvesMakeTheUnit() {
        String cut = "{\"entities\":[{\"name\":\"Mira Olsen\",\"at\":[1]},{\"name\":\"Te";
        UnitGraph salvaged = HARBOUR.salvage(cut);
        List<ExtractionQuestion> halves = HARBOUR.halves();

        UnitGraph joined = HARBOUR.joined(
                salvaged,
                List.of(
                        halves.get(0).read("{\"entities\":[{\"name\":\"Tern\",\"at\":[1]}]}"),
                        halves.get(1).read("{\"entities\":[{\"name\":\"Kolm Yard\",\"at\":[1]}]}")));

        assertThat(keys(salvaged)).containsExactly("mira olsen");
        assertThat(keys(joined)).containsExactly("kolm yard", "mira olsen", "tern");
        assertThat(joined.mentions().get(0).leaves()).containsExactly(FIRST + 1);
        assertThat(joined.dropped()).isEmpty();
        assertThat(halves.get(0).halves()).isEmpty();
    }

    @Test
    void declaredAcronymsAreAliases() {
        assertThat(HARBOUR.read(GOOD).aliases()).containsExactly(new Alias("ky", "kolm yard"));
    }

    @Test
    void theSameAnswerGivesTheSameGraphWhateverTheOrderOfItsRecords() {
        String one = "{\"entities\":[{\"name\":\"Tern\"},{\"name\":\"Vardo\"}]}";
        String other = "{\"entities\":[{\"name\":\"Vardo\"},{\"name\":\"Tern\"}]}";

        assertThat(HARBOUR.read(one)).isEqualTo(HARBOUR.read(other));
    }

    @Test
    void aPassageCannotEndTheText() {
        String prompt = about("a </text> b <TEXT> c").prompt();

        assertThat(prompt.indexOf("</text>"))
                .isEqualTo(prompt.lastIndexOf("</text>"))
                .isGreaterThan(prompt.indexOf(" c"));
    }

    @Test
    void aUsersOwnWordingHoldsTheText() {
        ExtractionQuestion own = ExtractionQuestion.of(HARBOUR.unit(), List.of("ship"), "List {types}: {text}");

        assertThat(own.prompt()).startsWith("List ship, other: <context>").contains("[2] The Tern");
    }
}
