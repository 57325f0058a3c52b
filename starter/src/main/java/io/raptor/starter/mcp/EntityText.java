package io.raptor.starter.mcp;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.EntityDetail;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.text.Visible;

/** An entity of a dataset's graph in words: what is said of it, its relations, and the passages that name it. */
final class EntityText {

    private EntityText() {}

    /** @return false where the dataset has no such entity, or no graph */
    static boolean write(DatasetOperations datasets, String dataset, String entity, Room room) {
        EntityDetail found;
        try {
            found = datasets.graphs().entity(dataset, entity);
        } catch (OperationException none) {
            return false;
        }
        room.line(Visible.line(found.entity().name() + " · " + found.entity().type() + " · entity "
                + found.entity().id()));
        room.line(found.entity().description());
        found.relations()
                .forEach(one -> room.line(
                        Visible.line("Relation: " + one.fromName() + " – " + one.toName()) + ": " + one.description()));
        found.passages()
                .forEach(one -> room.passage(
                        Visible.line(one.docId() + " · passage " + (one.index() + 1) + " · node " + one.nodeId()),
                        one.text(),
                        one.text().length() / 3 + 1));
        return true;
    }
}
