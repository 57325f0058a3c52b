package io.raptor.activity.graph.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleExtractorTest {

    private static UnitGraph of(String text) {
        return new RuleExtractor().unit(new Unit("", List.of(), "", List.of(new Leaf(3, text, List.of(), 30))));
    }

    private static List<String> names(UnitGraph graph) {
        return graph.mentions().stream().map(Mention::surface).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "In 1987 the ferry Tern was sold by Kolm Yard to Mira Olsen.|Kolm Yard|Mira Olsen",
                "Im Winter traf Anna Weber in Hamburg den Maler Otto Brandt.|Anna Weber|Hamburg",
                "En mars, Élise Moreau a quitté Besançon pour rejoindre Paul Girard.|Élise Moreau|Besançon",
                "Анна Петрова встретила в Казани инженера Олега Смирнова.|Анна Петрова|Олега Смирнова"
            })
    void namesAreFoundAsTheTextWritesThem(String text, String one, String other) {
        assertThat(names(of(text))).contains(one, other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"李明在北京大学学习。北京大学很大。李明喜欢北京大学。|北京大学", "東京タワーは高い。私は東京タワーに行った。東京タワーは赤い。|東京タワー"})
    void whatComesAgainIsAThingInScriptsWithoutCapitals(String text, String name) {
        assertThat(names(of(text))).anySatisfy(found -> assertThat(name).contains(found));
        assertThat(names(of(text))).isNotEmpty();
    }

    @Test
    void thingsOfOneSentenceAreLinkedAndKnownFromTheirLeaf() {
        UnitGraph graph = of("The ferry Tern was sold by Kolm Yard to Mira Olsen. It rained.");

        assertThat(graph.links())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.leaves()).containsExactly(3));
        assertThat(graph.mentions())
                .allSatisfy(one -> assertThat(one.description()).isNotBlank());
    }

    @Test
    void declaredAcronymsAreAliases() {
        assertThat(of("The World Health Organization (WHO) met in Geneva.").aliases())
                .containsExactly(new Alias("who", "world health organization"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "On Mossa the keeper trims his lamp.|Mossa|other",
                "Scrooge looked on. Then Scrooge rubbed his hands.|Scrooge|person",
                "Mina Okafor, who was born on Mossa, writes.|Mina Okafor|person"
            })
    void whatIsSpokenOfAsOfAPlaceIsNoPerson(String text, String name, String type) {
        assertThat(of(text).mentions())
                .filteredOn(one -> one.surface().equals(name))
                .singleElement()
                .satisfies(one -> assertThat(one.type()).isEqualTo(type));
    }

    @Test
    void textWithoutNamesGivesNone() {
        assertThat(of("It was raining all day long and nobody went out.").mentions())
                .isEmpty();
    }

    private static UnitGraph under(String text, String... headings) {
        Leaf leaf = new Leaf(3, text, List.of(headings), 30);
        return new RuleExtractor().unit(new Unit("harbour-rules", List.of(), "", List.of(leaf)));
    }

    @Test
    void aHeadingBelongsToNoSentence() {
        UnitGraph graph = under("The Tern\nWinter\nThe Tern sails to Great Fenn twice a day.", "The Tern", "Winter");

        assertThat(names(graph))
                .contains("The Tern", "Great Fenn")
                .doesNotContain("Winter The Tern", "Tern Winter The");
        assertThat(graph.mentions())
                .extracting(Mention::description)
                .contains("The Tern sails to Great Fenn twice a day.");
    }

    @Test
    void aHeadingThatNothingNamesIsDescribedByWhatStandsFirstUnderIt() {
        assertThat(under("Before sailing\nThe ramp is raised. Lights are lit.", "Before sailing")
                        .mentions())
                .filteredOn(one -> one.surface().equals("Before sailing"))
                .singleElement()
                .extracting(Mention::description)
                .isEqualTo("The ramp is raised.");
    }

    @Test
    void aFileNameIsATitleOnlyWhereThereIsNoHeading() {
        assertThat(names(under("The ramp is raised.", "Ramps"))).doesNotContain("harbour-rules");
        assertThat(names(under("The ramp is raised."))).contains("harbour-rules");
    }

    @Test
    void theFirstWordOfAHeadingIsNoNameForItsCapital() {
        assertThat(names(under("Sheep go first.", "Care of animals")))
                .contains("Care of animals")
                .doesNotContain("Care");
        assertThat(names(under("It is a film of 2016.", "Dangal (film)"))).contains("Dangal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nobody sleeps in the mess.|Nobody",
                "Third comes the fuel.|Third",
                "Kept by Mina Okafor.|Kept",
                "In 1974 I shared a cabin with Piet Solberg.|1974 I",
                "In 1979 the Tern touched ground.|1979 the Tern",
                "It takes eleven months. After eleven months it ends.|eleven months"
            })
    void whatNamesNothingIsNoName(String text, String none) {
        assertThat(names(of(text))).doesNotContain(none);
    }
}
