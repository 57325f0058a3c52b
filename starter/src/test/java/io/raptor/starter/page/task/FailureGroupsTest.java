package io.raptor.starter.page.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.starter.page.task.FailureGroups.Failed;
import io.raptor.starter.page.task.FailureGroups.Group;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FailureGroupsTest {

    private static Failed failed(String name, @Nullable String type, String reason) {
        return new Failed(name, type, reason, "1 attempt");
    }

    @Test
    void whatFailedIsGroupedByItsCauseTheMostFrequentFirst() {
        List<Group> groups = FailureGroups.grouped(List.of(
                failed("a.pdf", "DocumentUnreadable", "cut off"),
                failed("b.md", "RateLimited", "busy"),
                failed("c.pdf", "DocumentUnreadable", "encrypted"),
                failed("d.md", null, "")));
        assertThat(groups)
                .extracting(Group::title, Group::passes, Group::message)
                .containsExactly(
                        tuple("2 × The file cannot be read", false, ""),
                        tuple("1 × The model did not answer in time", true, "busy"),
                        tuple("1 × Published with gaps", true, ""));
    }

    @Test
    void aGroupNamesSomeOfItsDocumentsAndCountsTheRest() {
        List<Failed> many = IntStream.range(0, 30)
                .mapToObj(i -> failed(i + ".pdf", "DocumentUnreadable", "cut off"))
                .toList();
        Group group = FailureGroups.grouped(many).get(0);
        assertThat(group.documents()).hasSize(10);
        assertThat(group.more()).isEqualTo(20);
        assertThat(group.message()).isEqualTo("cut off");
    }

    @ParameterizedTest
    @EnumSource(FailureType.class)
    void everyCauseSaysWhatToDo(FailureType type) {
        Cause cause = Cause.of(type.text());
        assertThat(cause.title()).isNotBlank();
        assertThat(cause.advice()).endsWith(".");
    }
}
