package io.raptor.activity.graph.merge.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.graph.question.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DescriptionTreeTest {

    private static final DescriptionTree TREE = new DescriptionTree(text -> text.split(" ", -1).length);

    private static List<String> statements(int count) {
        return IntStream.range(0, count).mapToObj(i -> "statement number " + i).toList();
    }

    /** Every question on the way to one text. */
    private static Set<List<String>> asked(List<String> fragments) {
        Set<List<String>> asked = new HashSet<>();
        List<String> texts = fragments;
        while (texts.size() > 1) {
            List<String> next = new ArrayList<>();
            for (List<String> group : TREE.groups(texts)) {
                if (group.size() > 1) {
                    asked.add(group);
                }
                next.add(group.size() == 1 ? group.get(0) : "sum of " + Integer.toHexString(group.hashCode()));
            }
            assertThat(next).hasSizeLessThan(texts.size());
            texts = next;
        }
        return asked;
    }

    @Test
    void fewShortFragmentsNeedNoCall() {
        assertThat(TREE.joined(statements(6)))
                .hasValueSatisfying(text -> assertThat(text).startsWith("statement number 0 "));
        assertThat(TREE.joined(statements(7))).isEmpty();
        assertThat(TREE.joined(List.of("word ".repeat(700), "b"))).isEmpty();
        assertThat(TREE.joined(List.of())).contains("");
    }

    @Test
    void groupsDoNotDependOnTheOrderOfFragments() {
        List<String> backwards = new ArrayList<>(statements(40));
        Collections.reverse(backwards);

        assertThat(TREE.groups(backwards)).isEqualTo(TREE.groups(statements(40)));
        assertThat(TREE.groups(statements(40)).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(statements(40));
    }

    @Test
    void oneMoreFragmentAsksAFewGroupsAgain() {
        Set<List<String>> before = asked(statements(200));
        Set<List<String>> after = new HashSet<>(asked(statements(201)));
        after.removeAll(before);

        assertThat(before).hasSizeGreaterThan(20);
        assertThat(after).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aGroupHasNoMoreTokensThanAModelReadsWell() {
        List<String> texts =
                IntStream.range(0, 9).mapToObj(i -> i + " word".repeat(1400)).toList();

        assertThat(TREE.groups(texts)).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void aDescriptionIsPlainText() {
        DescribeQuestion question = new DescribeQuestion("Tern", List.of("A ferry.", "Built in 1987."));

        assertThat(question.prompt()).contains("- A ferry.\n- Built in 1987.");
        assertThat(question.read("```\nA ferry, built in 1987.\n```")).isEqualTo("A ferry, built in 1987.");
        assertThatThrownBy(() -> question.read(" ")).isInstanceOf(UnreadableAnswerException.class);
        assertThatThrownBy(() -> question.read("word ".repeat(2000))).isInstanceOf(UnreadableAnswerException.class);
    }
}
