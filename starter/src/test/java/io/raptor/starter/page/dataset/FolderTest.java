package io.raptor.starter.page.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.page.dataset.Folder.Sub;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FolderTest {

    private static final List<TreeView> ALL =
            List.of(document("a/b/one.md"), document("a/b/two.md"), document("a/three.md"), document("four.md"));

    private static TreeView document(String id) {
        return new TreeView(id, 10, 2, 1, 0, null, Instant.EPOCH);
    }

    @Test
    void aFolderHasItsDocumentsAndWhatTheFoldersBelowHold() {
        Folder top = Folder.of("", ALL);
        assertThat(top.documents()).extracting(TreeView::docId).containsExactly("four.md");
        assertThat(top.folders())
                .extracting(Sub::path, Sub::documents, Sub::passages, Sub::summaries)
                .containsExactly(tuple("a/", 3L, 30L, 6L));
        Folder below = Folder.of("a/", ALL);
        assertThat(below.documents()).extracting(TreeView::docId).containsExactly("a/three.md");
        assertThat(below.folders()).extracting(Sub::name).containsExactly("b");
    }

    @Test
    void theWayUpLeadsFolderByFolderToAllDocuments() {
        assertThat(Folder.of("a/b/", ALL).parent()).isEqualTo("a/");
        assertThat(Folder.of("a/", ALL).parent()).isEmpty();
    }
}
