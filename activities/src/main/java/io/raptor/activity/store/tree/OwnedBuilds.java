package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * The builds of one owner: at most one of them is published, its generation is above 0. Within a transaction.
 *
 * @param rows a condition that holds for them alone, with {@code owner} as its one parameter
 * @param locked reads the dataset's name from the row that is locked by whoever begins or publishes a build of the owner
 */
record OwnedBuilds(BuildOwner whose, String rows, Object owner, String locked) {

    static OwnedBuilds of(BuildOwner owner) {
        if (owner instanceof BuildOwner.OfDocument document) {
            return new OwnedBuilds(
                    owner,
                    "document = :owner",
                    document.number(),
                    "select dataset from document where number = :owner");
        }
        String name = ((BuildOwner.OfDataset) owner).name();
        return new OwnedBuilds(
                owner, "dataset = :owner and document is null", name, "select name from dataset where name = :owner");
    }

    /**
     * Makes all others wait until the end of the transaction.
     *
     * @return the name of the owner's dataset
     * @throws IndexingException INTERNAL when the owner was deleted
     */
    String lock(Sql sql) {
        return sql.statement(locked + " for update")
                .param("owner", owner)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IndexingException(
                        FailureType.INTERNAL, name() + " was deleted; run the task again to find it"));
    }

    private String name() {
        return whose instanceof BuildOwner.OfDocument ? "document " + owner : "dataset " + owner;
    }

    /** The document's number; {@code null} for the dataset's own. */
    @Nullable
    Long document() {
        return whose instanceof BuildOwner.OfDocument document ? document.number() : null;
    }
}
