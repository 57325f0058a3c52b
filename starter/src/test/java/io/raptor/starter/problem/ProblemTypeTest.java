package io.raptor.starter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

final class ProblemTypeTest {

    private static List<String> document() throws IOException {
        return Files.readAllLines(Path.of("../docs/problems.md"));
    }

    @Test
    void theDocumentHasASectionForEachTypeAndNoOther() throws IOException {
        assertThat(document().stream().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)))
                .containsExactlyElementsOf(
                        Stream.of(ProblemType.values()).map(ProblemType::anchor).toList());
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentSaysTheStatus(ProblemType type) throws IOException {
        List<String> lines = document();
        assertThat(lines.get(lines.indexOf("## " + type.anchor()) + 1))
                .startsWith("Status " + type.status().value() + ". ");
    }

    @ParameterizedTest
    @EnumSource(HttpStatus.class)
    void everyStatusOfARefusalHasAType(HttpStatus status) {
        if (status.isError()) {
            Problem problem = Problem.of(status, "no", "/");
            assertThat(problem.status()).isEqualTo(status.value());
            assertThat(problem.type()).startsWith("urn:raptor:problem:");
        }
    }
}
