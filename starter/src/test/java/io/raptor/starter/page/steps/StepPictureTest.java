package io.raptor.starter.page.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.page.steps.StepPicture.Bar;
import io.raptor.starter.page.steps.StepPicture.Row;
import io.raptor.starter.steps.DocumentSteps;
import io.raptor.starter.steps.Step;
import io.raptor.starter.steps.StepKind;
import io.raptor.workflow.model.DocumentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StepPictureTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Step step(StepKind kind, int asked, @Nullable Integer from, @Nullable Integer to, int attempts) {
        return new Step(
                kind,
                START.plusSeconds(asked),
                from == null ? null : START.plusSeconds(from),
                to == null ? null : START.plusSeconds(to),
                2,
                attempts,
                attempts > 1 ? "ModelUnavailable" : "");
    }

    private static DocumentSteps document(String id, DocumentState state, Step... steps) {
        return new DocumentSteps(1, id, state, List.of(steps));
    }

    private static StepPicture picture(DocumentSteps... documents) {
        return StepPicture.of(List.of(documents), START.plusSeconds(100));
    }

    @Test
    void barsLieOnOneLineOfTimeAndWhatIsOpenReachesTheRightEnd() {
        StepPicture picture = picture(document(
                "a.md",
                DocumentState.RUNNING,
                step(StepKind.READ, 0, 0, 20, 1),
                step(StepKind.SUMMARISE, 20, 50, null, 1)));
        Row row = picture.rows().get(0);
        assertThat(row.bars()).extracting(Bar::kind).containsExactly("read", "waiting", "summarise");
        assertThat(row.bars()).extracting(Bar::x).containsExactly("0.0", "200.0", "500.0");
        assertThat(row.bars()).extracting(Bar::width).containsExactly("200.0", "300.0", "500.0");
        assertThat(row.bars().get(2).css()).isEqualTo("summarise open");
        assertThat(row.now()).isEqualTo("summarise");
        assertThat(row.words()).isEqualTo("read 20 s (2 calls), waiting 30 s, summarise 50 s (2 calls), goes on");
        assertThat(picture.kinds()).containsExactly("read", "summarise", "waiting");
    }

    @Test
    void aRetrySaysWhatWentWrong() {
        Row row = picture(document("a.md", DocumentState.RUNNING, step(StepKind.EMBED, 0, 0, null, 3)))
                .rows()
                .get(0);
        assertThat(row.now()).isEqualTo("embed, attempt 3 after ModelUnavailable");
        assertThat(row.bars().get(0).troubled()).isTrue();
    }

    @Test
    void theLineOfTimeEndsWithTheLastStepWhereNothingIsInFlight() {
        StepPicture picture = picture(document("new.md", DocumentState.COMPLETED, step(StepKind.READ, 60, 60, 65, 1)));
        assertThat(picture.from()).isEqualTo(START.plusSeconds(60));
        assertThat(picture.counted()).isEqualTo("the last one that ended");
        assertThat(picture.to()).isEqualTo(START.plusSeconds(65));
    }
}
