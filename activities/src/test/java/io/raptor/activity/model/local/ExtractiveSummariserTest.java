package io.raptor.activity.model.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.model.Clusters;
import io.raptor.activity.model.Titles;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import io.raptor.activity.port.Summariser.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractiveSummariserTest {

    private static final String[] PUMPS = {
        "The water pump lifts clean water to the tank. It was built long ago.",
        "Every spring the water pump is greased by the warden. Nobody likes that.",
        "A water pump without power stops within one minute. Then an alarm rings loudly."
    };

    private final ExtractiveSummariser summariser = new ExtractiveSummariser(new WordTokenizer());

    @Test
    void letsEveryMemberSpeakBeforeAnySpeaksTwice() {
        Summary answer = summary(Clusters.of(58, PUMPS), 0);
        assertThat(answer.text())
                .isEqualTo("The water pump lifts clean water to the tank."
                        + " Every spring the water pump is greased by the warden."
                        + " A water pump without power stops within one minute.");
    }

    @Test
    void namesWhatTheMembersShare() {
        assertThat(summary(Clusters.of(60, PUMPS), 0).title()).startsWith("Water pump");
    }

    @Test
    void saysNothingTwice() {
        Summary answer = summary(
                Clusters.of(60, "The pump is red and loud.", "The pump is red and very loud.", "It hums all day long."),
                0);
        assertThat(answer.text()).isEqualTo("The pump is red and loud. It hums all day long.");
    }

    @Test
    void takesTheTextAsItIsWhereThereIsNoSentence() {
        Summary answer = summary(Clusters.of(60, "| pump | 12 |\n| tank | 7 |"), 0);
        assertThat(answer.text()).isEqualTo("| pump | 12 | | tank | 7 |");
        assertThat(answer.title()).isNotEmpty();
    }

    @Test
    void cutsALoneSentenceThatIsTooLong() {
        Summary answer = summary(Clusters.of(10, "one two three four five six seven eight nine ten."), 0);
        assertThat(answer.text()).isEqualTo("one two three four…");
    }

    @Test
    void answersTextWithoutAnyLetterWithItself() {
        Summary answer = summary(Clusters.of(5, "--- ...", "***"), 0);
        assertThat(answer.text()).isEqualTo("--- ... ***");
        assertThat(answer.title()).isNotEmpty();
    }

    @Test
    void staysWithinTheLengthAndSaysTheSameEveryTime() {
        Summary first = summary(Clusters.of(20, PUMPS), 0);
        assertThat(new WordTokenizer().count(first.text())).isLessThanOrEqualTo(20);
        assertThat(summary(Clusters.of(20, PUMPS), 3)).isEqualTo(first);
    }

    @Test
    void writesATitleThatFitsALine() {
        String title =
                summary(Clusters.of(60, "Seltenheit ".repeat(30) + "endet."), 0).title();
        assertThat(title).hasSizeLessThanOrEqualTo(Titles.MAX_CHARACTERS).endsWith("Seltenheit…");
    }

    private static Member member(String text, int[] asides, String... path) {
        return new Member(text, 0, new float[] {1, 0}, new Structure(List.of(path), 0, asides));
    }

    private Summary of(String whole, Member... members) {
        return summary(new ClusterContent(List.of(members), 60, "", 7, whole), 0);
    }

    @Test
    void isNamedAfterTheNearestHeadingAboveAllMembers() {
        Member install = member(PUMPS[0], new int[0], "Guide", "Setup", "Install");
        Member start = member(PUMPS[1], new int[0], "Guide", "Setup", "Start");
        Member use = member(PUMPS[2], new int[0], "Guide", "Use");
        Member annex = member(PUMPS[2], new int[0], "Annex");
        assertThat(of("", install, start).title()).isEqualTo("Setup");
        assertThat(of("guide", install, start, use).title()).isEqualTo("Guide");
        assertThat(of("pump guide", install, annex).title()).isEqualTo("pump guide");
        assertThat(of("", install, annex).title()).isEqualTo("Guide; Annex");
    }

    @Test
    void isOfSentencesAndNotOfHeadingsCodeOrRows() {
        String code = "The end.\nfor (pump : pumps) { start the pump now. }";
        String text = "Starting pumps by day\n" + code + "\nAll pumps start within a minute.";
        Member mixed = member(text, new int[] {0, 21, 22, 22 + code.length()}, "Guide");
        Member onlyCode = member(code, new int[] {0, code.length()}, "Guide");
        assertThat(of("", mixed, onlyCode).text()).isEqualTo("All pumps start within a minute.");
    }

    private Summary summary(ClusterContent content, int attempt) {
        return summariser.read(summariser.summarise(content, attempt));
    }
}
