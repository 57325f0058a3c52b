package io.raptor.activity.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.model.Clusters;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatPromptTest {

    private final WordTokenizer tokenizer = new WordTokenizer();

    @Test
    void holdsTheTextsAndTheLength() {
        assertThat(new ChatPrompt(tokenizer, 8192).of(Clusters.of(100, "first", "second"), 364))
                .contains("2 passages", "70 words", "first\n---\nsecond");
    }

    @Test
    void putsTheTextsIntoThePromptOfTheUser() {
        assertThat(new ChatPrompt(tokenizer, 8192)
                        .of(Clusters.prompted("Sum up: {cluster_content} Now.", "first", "$1 % second"), 364))
                .isEqualTo("Sum up: first\n---\n$1 % second Now.");
    }

    @Test
    void saysUnderWhichHeadingsAllTextsStand() {
        assertThat(of(
                        "",
                        List.of(
                                List.of("Pump manual", "Repair", "Seals"),
                                List.of("Pump manual", "Repair", "Bearings"))))
                .contains("\"Pump manual › Repair\"");
        assertThat(of("", List.of(List.of("Pump manual"), List.of("Other manual"))))
                .doesNotContain("headings \"", "{place}");
        assertThat(of("", List.of(List.of("A", "B", "C", "D", "E", "F")))).contains("\"A › C › D › E › F\"");
    }

    @Test
    void keepsTextsOutOfTheHeadings() {
        assertThat(of("", List.of(List.of("On {cluster_content}")))).containsOnlyOnce("a text");
    }

    @Test
    void sendsThePromptOfTheUserAsItIs() {
        assertThat(of("Sum up: {cluster_content}", List.of(List.of("Pump manual"))))
                .isEqualTo("Sum up: a text");
    }

    private String of(String prompt, List<List<String>> paths) {
        List<Member> members = paths.stream()
                .map(path -> new Member("a text", 2, new float[] {1, 0}, new Structure(path, 0, new int[0])))
                .toList();
        return new ChatPrompt(tokenizer, 8192).of(new ClusterContent(members, 100, prompt, 7), 364);
    }

    @Test
    void cutsTheLongTextsAndLeavesTheShortOnesWhole() {
        String prompt = new ChatPrompt(tokenizer, 200)
                .of(Clusters.prompted("{cluster_content}", "short one", "long ".repeat(300), "last ".repeat(300)), 100);
        assertThat(prompt).startsWith("short one\n---\nlong long");
        assertThat(tokenizer.count(prompt)).isBetween(50, 60);
        assertThat(prompt.split("long", -1)).hasSameSizeAs(prompt.split("last", -1));
    }

    @Test
    void refusesTextsThatHaveNoRoom() {
        assertThatThrownBy(() -> new ChatPrompt(tokenizer, 200).of(Clusters.of(100, "first", "second"), 364))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("context-tokens");
    }
}
