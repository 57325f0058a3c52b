package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

final class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    void aRefusalHasTypeTitleStatusAndDetail() {
        ResponseEntity<String> answer = problems.refused(new OperationException(Kind.CONFLICT, "task t runs already"));
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(Json.read(String.valueOf(answer.getBody()), Problems.Problem.class))
                .isEqualTo(new Problems.Problem("about:blank", "Conflict", 409, "task t runs already"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasAnHttpStatus(Kind kind) {
        ResponseEntity<String> answer = problems.refused(new OperationException(kind, "no"));
        assertThat(answer.getStatusCode().value()).isEqualTo(kind.status());
    }
}
