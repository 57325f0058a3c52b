package io.raptor.activity.model;

import dev.langchain4j.exception.ContentFilteredException;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.function.Supplier;

/**
 * Calls LangChain4j and translates what it throws. Our own client throws {@link IndexingException}s; whatever else
 * comes out, comes of an answer that makes no sense. Neither messages nor causes hold text of the answer.
 */
final class ModelErrors {

    private ModelErrors() {}

    static <T> T translating(String model, Supplier<T> call) {
        try {
            return call.get();
        } catch (ContentFilteredException e) {
            throw new IndexingException(FailureType.MODEL_REFUSED, model + " filtered the content of this request");
        } catch (RuntimeException e) {
            throw ours(model, e);
        }
    }

    static IndexingException badOutput(String model, String what) {
        return new BadAnswerException(model, what, "", 0, 0);
    }

    private static IndexingException ours(String model, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IndexingException known) {
                return known;
            }
        }
        return badOutput(
                model, "an answer that cannot be read (" + thrown.getClass().getSimpleName() + ")");
    }
}
