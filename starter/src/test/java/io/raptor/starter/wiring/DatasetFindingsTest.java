package io.raptor.starter.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatasetFindingsTest {

    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEmptyStoreHasNone() {
        assertThat(DatasetFindings.of(store.publishedTrees())).isEmpty();
    }

    @Test
    void aWarningNamesTheDatasetTheDocumentsAndWhatToDo() {
        RaptorSettings raptor = RaptorSettings.defaults();
        store.catalogue().beginRun("t", TaskRequest.of("t", "papers", List.of("/s"), raptor, Limits.defaults()));
        for (String id : List.of("a", "b", "c", "e")) {
            publish(id);
        }
        assertThat(DatasetFindings.of(store.publishedTrees()))
                .containsExactly(new Finding(
                        "dataset papers",
                        Finding.Result.WARN,
                        "4 documents have passages with U+FFFD, the mark of letters that were lost in reading (a, b, c"
                                + " and 1 more). To repair it: save the files in another way (texts as UTF-8, PDFs with"
                                + " OCR), or delete them, and index again"));
    }

    private void publish(String id) {
        store.catalogue().register("t", List.of(new FoundDocument(id, "/s/" + id, 1, "h", null, "k")));
        long document = store.catalogue().pending("t", 0, 9).get(0).number();
        Node leaf = Node.leaf(0, "caf\ufffd", 5, 0, 9).embedded(new float[] {1});
        store.treeBuilds()
                .publishAll(
                        "t",
                        List.of(new WholeTree(
                                document,
                                "k",
                                TreeModels.ofLeaves("m"),
                                List.of(leaf),
                                List.of(),
                                Usage.NONE,
                                Remarks.NONE)));
    }
}
