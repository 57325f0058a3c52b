package io.raptor.starter.failure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.TaskAction;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one document cannot get or cannot be read for, and how it is tried again. */
@Timeout(120)
final class DocumentFailureIT extends FailureFixture {

    static Stream<Arguments> answersThatLeaveAGap() {
        return Stream.of(
                Arguments.of("refused", refusal(400, "content_policy_violation"), FailureType.MODEL_REFUSED),
                Arguments.of("filtered", said("", "content_filter"), FailureType.MODEL_REFUSED),
                Arguments.of("empty", said("", "stop"), FailureType.BAD_MODEL_OUTPUT),
                Arguments.of("malformed", okJson("{\"choices\":[{\"message\":{}}"), FailureType.BAD_MODEL_OUTPUT),
                Arguments.of("no json", okJson("tralala"), FailureType.BAD_MODEL_OUTPUT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatLeaveAGap")
    void whatAModelWillNotSummariseIsANamedGapAndRetryFillsOnlyThat(
            String name, ResponseDefinitionBuilder bad, FailureType type) throws IOException {
        write("one", WORD);
        model.answers(word(), bad);

        TaskStatus status = ended();

        assertThat(status.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
        assertThat(status.partialDocuments()).isEqualTo(1);
        assertThat(status.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.docId()).isEqualTo("one.md");
            assertThat(failure.errorType()).isEqualTo(type.text());
        });
        assertThat(document("one.md").state()).isEqualTo(DocumentState.PARTIAL);
        assertThat(document("one.md").reason()).contains("level 1");
        String before = exported();
        assertThat(before).doesNotContain("\"text\":\"\"", "tralala", "choices");

        model.heal();
        int asked = model.seen(task).size();
        Retried retried = raptor.tasks().retryFailed(task, List.of());
        assertThat(retried.putBack()).isEqualTo(1);

        assertThat(awaitEnd().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(model.seen(task)).hasSize(asked + 1);
        assertThat(exported().lines().count()).isGreaterThan(before.lines().count());
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of("empty", said("", "stop")),
                Arguments.of("malformed", okJson("{\"choices\":[{\"mess")),
                Arguments.of("cut", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void aBadAnswerIsAskedForAgain(String name, ResponseDefinitionBuilder bad) throws IOException {
        write("one", WORD);
        model.answers(word(), 1, bad);

        assertThat(ended().state()).isEqualTo(TaskState.COMPLETED);

        assertThat(model.seen(word())).hasSize(2);
        assertThat(document("one.md").attempts()).isEqualTo(1);
    }

    @Test
    void aBadAnswerIsKeptForInspection() throws IOException {
        write("one", WORD);
        model.answers(word(), 1, okJson("{\"choices\":\"what is this\"}"));

        assertThat(ended().state()).isEqualTo(TaskState.COMPLETED);

        assertThat(raptor.tasks().rejected(task, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("what is this"));
        assertThat(exported()).doesNotContain("what is this");
    }

    @Test
    void moreGapsThanAllowedFailTheDocumentAfterItsAttempts() throws IOException {
        write("one", WORD);
        write("two", "seal");
        model.answers(word(), refusal(400, "content_policy_violation"));

        TaskStatus status = ended(limits(0, 2));

        assertThat(status.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
        assertThat(status.failedDocuments()).isEqualTo(1);
        assertThat(status.completedDocuments()).isEqualTo(1);
        assertThat(document("one.md").state()).isEqualTo(DocumentState.FAILED);
        assertThat(document("two.md").state()).isEqualTo(DocumentState.COMPLETED);
    }

    @Test
    void whatCannotBeReadFailsAlone() throws IOException {
        write("one", WORD);
        Files.write(sources.resolve("broken.pdf"), "%PDF-1.7 and then nothing".getBytes(StandardCharsets.UTF_8));
        Files.writeString(sources.resolve("empty.md"), "");

        TaskStatus status = ended();

        assertThat(status.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
        assertThat(document("broken.pdf").state()).isEqualTo(DocumentState.FAILED);
        assertThat(document("broken.pdf").errorType()).isEqualTo(FailureType.DOCUMENT_UNREADABLE.text());
        assertThat(document("broken.pdf").attempts()).isEqualTo(1);
        assertThat(document("empty.md").state()).isEqualTo(DocumentState.SKIPPED);
        assertThat(document("one.md").state()).isEqualTo(DocumentState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "paused", "ended"})
    void retryPutsBackWhatFailedAndNothingElse(String when) throws IOException {
        for (int i = 0; i < 50; i++) {
            write("d" + (100 + i), i < 7 ? WORD : "seal");
        }
        // One that is not answered keeps the task running.
        write("z", "slowness");
        model.answers(word(), refusal(400, "content_policy_violation"));
        if (!when.equals("ended")) {
            model.answers(word("slowness"), aResponse().withStatus(429).withHeader("Retry-After", "1"));
        }
        start(limits(0, 1));
        raptor.await(task, status -> status.failedDocuments() == 7 && status.completedDocuments() >= 43);
        if (when.equals("paused")) {
            raptor.tasks().control(task, TaskAction.PAUSE, null);
            raptor.await(task, TaskStatus::isPaused);
        } else if (when.equals("ended")) {
            awaitEnd();
        }
        model.heal();
        int others = model.seen(word("seal")).size();
        int failed = model.seen(word()).size();
        if (when.equals("running")) {
            model.answers(word("slowness"), aResponse().withStatus(429).withHeader("Retry-After", "1"));
        }

        Retried one = raptor.tasks().retryFailed(task, List.of("d100.md", "d120.md", "nowhere.md"));
        assertThat(one.putBack()).isEqualTo(1);
        assertThat(one.refused()).extracting(Retried.Refused::docId).containsExactlyInAnyOrder("d120.md", "nowhere.md");
        Retried rest = raptor.tasks().retryFailed(task, List.of());
        assertThat(rest.putBack()).isEqualTo(6);
        model.heal();
        if (when.equals("paused")) {
            raptor.tasks().control(task, TaskAction.RESUME, null);
        }

        TaskStatus status = raptor.await(task, now -> now.state() == TaskState.COMPLETED);
        assertThat(status.failedDocuments()).isZero();
        assertThat(model.seen(word("seal"))).hasSize(others);
        assertThat(model.seen(word())).hasSize(failed + 7);
    }
}
