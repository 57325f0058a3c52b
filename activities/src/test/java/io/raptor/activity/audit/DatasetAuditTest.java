package io.raptor.activity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetAuditTest {

    private static final String MODEL = "model";
    private static final float[] EAST = {1, 0};
    private static final float[] NOWHERE = {0, 0};

    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));
    private final DatasetAudit audit = new DatasetAudit(store.publishedTrees());

    @BeforeEach
    void begin() {
        RaptorSettings raptor = RaptorSettings.defaults();
        store.catalogue().beginRun("t", TaskRequest.of("t", "d", List.of("/s"), raptor, Limits.defaults()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSoundDatasetHasNoFlaws() {
        publish("a", MODEL, EAST, "The lamp is lit at dusk.", "It is put out at dawn.");
        assertThat(audit.of("d")).isEmpty();
        assertThat(audit.of("none")).isEmpty();
    }

    @Test
    void eachDocumentIsCountedOnceAndTheFirstAreNamed() {
        for (String id : List.of("e", "d", "c", "b", "a")) {
            publish(id, MODEL, EAST, "caf\ufffd", "na\ufffdve", "sound");
        }
        publish("f", MODEL, EAST, "sound");
        assertThat(audit.of("d")).containsExactly(new Affected(Flaw.LOST_LETTERS, 5, List.of("a", "b", "c")));
    }

    @Test
    void everyKindOfFlawIsFound() {
        publish("nul", MODEL, EAST, "one\u0000two");
        publish("private", MODEL, EAST, "\ue012\ue013 \ue014");
        publish("zeros", MODEL, NOWHERE, "sound");
        publish("encoded", MODEL, EAST, "A1b2C3d4E5f6G7h8I9j0".repeat(6));
        store.catalogue().claim("d", "another", true);
        publish("new", "another", new float[] {1, 0, 0}, "sound");
        store.catalogue().claim("d", MODEL, true);
        publish("last", MODEL, EAST, "sound");
        assertThat(audit.of("d"))
                .containsExactly(
                        new Affected(Flaw.OTHER_SPACE, 1, List.of("new")),
                        new Affected(Flaw.NO_DIRECTION, 1, List.of("zeros")),
                        new Affected(Flaw.PRIVATE_CHARACTERS, 1, List.of("private")),
                        new Affected(Flaw.ENCODED_DATA, 1, List.of("encoded")),
                        new Affected(Flaw.NO_CHARACTERS, 1, List.of("nul")));
    }

    private void publish(String id, String model, float[] vector, String... texts) {
        store.catalogue().register("t", List.of(new FoundDocument(id, "/s/" + id, 1, "h", null, "k")));
        long document = store.catalogue().pending("t", 0, 9).get(0).number();
        List<Node> leaves = new ArrayList<>();
        for (String text : texts) {
            leaves.add(Node.leaf(leaves.size(), text, 5, 0, 9).embedded(vector));
        }
        TreeBuilds builds = store.treeBuilds();
        builds.publishAll(
                "t",
                List.of(new WholeTree(
                        document, "k", TreeModels.ofLeaves(model), leaves, List.of(), Usage.NONE, Remarks.NONE)));
    }
}
