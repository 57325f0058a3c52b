package io.raptor.activity.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportJsonTest {

    @Test
    void writesTheShortestNumbersOnEveryJava() throws Exception {
        // Java 17 by itself writes one more digit of the first.
        assertThat(new ObjectMapper(ExportJson.factory()).writeValueAsString(List.of(Math.pow(2, -44), 0.1, 3.0)))
                .isEqualTo("[5.684341886080802E-14,0.1,3.0]");
    }
}
