package io.raptor.activity.port;

import io.raptor.workflow.model.ModelProfile;
import org.jspecify.annotations.Nullable;

/**
 * The models that a tree is made by.
 *
 * @param embedding of its vectors
 * @param summaries that writes its summaries; {@code null} for none
 */
public record TreeModels(String embedding, @Nullable String summaries) {

    /** Of a tree that has leaves alone. */
    public static TreeModels ofLeaves(String embedding) {
        return new TreeModels(embedding, null);
    }

    public static TreeModels of(ModelProfile models) {
        return new TreeModels(models.embedding(), models.chat());
    }
}
