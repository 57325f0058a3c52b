package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches that are far too long. */
@Timeout(120)
final class SearchAttackTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String SEARCH = "/api/v1/dataset/notes/search";

    @TempDir
    Path folder;

    private static String query(int characters) {
        return "{\"query\":\"" + "wind ".repeat(characters / 5) + "\",\"top_k\":1}";
    }

    @Test
    void areRefusedAtOnceOnEverySurface() throws IOException {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("a.md"), "The wind is strong today.");
        try (RunningRaptor raptor = RunningRaptor.start(folder.resolve("home"), Role.SERVER, Map.of())) {
            raptor.index("notes", notes);
            Wire wire = new Wire(raptor);
            assertThat(wire.post(SEARCH, query(2000), JSON).status()).isEqualTo(200);
            for (int characters : new int[] {2005, 20_000, 950_000}) {
                long begin = System.nanoTime();
                Answer answer = wire.post(SEARCH, query(characters), JSON);
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.body()).contains("2000 characters");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            }
            Answer page = wire.get("/datasets/notes?q=" + "wind+".repeat(500), "Accept: text/html");
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("2000 characters");
        }
    }
}
