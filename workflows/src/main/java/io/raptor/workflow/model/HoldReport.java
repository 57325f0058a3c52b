package io.raptor.workflow.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document's word to its task that it cannot go on.
 *
 * @param document its number
 * @param hold why
 * @param message for people: what happened, without document text
 * @param epoch the task's go-ahead that the document worked under; an older one than the task's is out of date
 * @param embedding the embedding model is meant, not the chat model
 * @param otherModel the chat model that is meant, where it is not that of the summaries
 */
public record HoldReport(
        long document,
        Hold hold,
        String message,
        long epoch,
        boolean embedding,
        @Nullable String otherModel) {

    public HoldReport {
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(message, "message");
    }

    /** About the chat model of the summaries, or about the embedding model. */
    public HoldReport(long document, Hold hold, String message, long epoch, boolean embedding) {
        this(document, hold, message, epoch, embedding, null);
    }

    /** The id of the model that is meant. */
    public String model(ModelProfile models) {
        return otherModel != null ? otherModel : embedding ? models.embedding() : models.chat();
    }

    /** The same model's, with another reason under a later go-ahead. */
    public HoldReport because(Hold other, String said, long since) {
        return new HoldReport(document, other, said, since, embedding, otherModel);
    }
}
