package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task's documents page by page over HTTP. */
@Timeout(120)
final class DocumentPagesTest {

    private static final String TASK = "/api/v1/task/pages";

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;

    @BeforeAll
    static void start() throws IOException {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        for (String name : List.of("a.md", "b.md", "c.md")) {
            Files.writeString(notes.resolve(name), "What " + name + " says is short.");
        }
        raptor = RunningRaptor.server(folder.resolve("home"));
        raptor.index("pages", notes);
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static DocumentsPage page(String query) {
        return Json.read(raptor.get(TASK + "/documents" + query).body(), DocumentsPage.class);
    }

    @Test
    void cursorsLeadThroughAllDocumentsOnce() {
        List<String> met = new ArrayList<>();
        Long cursor = 0L;
        while (cursor != null) {
            DocumentsPage page = page("?limit=2&cursor=" + cursor);
            assertThat(page.total()).isEqualTo(3);
            page.items().stream().map(DocumentView::docId).forEach(met::add);
            cursor = page.nextCursor();
        }
        assertThat(met).containsExactlyInAnyOrder("a.md", "b.md", "c.md");
    }

    @Test
    void aPageOfOneStateHasThatStatesTotal() {
        assertThat(page("?state=completed&limit=1").total()).isEqualTo(3);
        DocumentsPage none = page("?state=failed");
        assertThat(none.items()).isEmpty();
        assertThat(none.nextCursor()).isNull();
        assertThat(none.total()).isZero();
    }
}
