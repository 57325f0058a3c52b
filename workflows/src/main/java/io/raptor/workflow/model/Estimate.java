package io.raptor.workflow.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The estimate of a task, made before its start.
 *
 * @param documents that would be indexed: unchanged, unsuitable and unreadable ones are left out
 * @param leaves of those documents
 * @param modelCalls summaries that would be asked for; equal questions are asked once
 * @param embeddingCalls batches of texts that would be embedded
 * @param inputTokens that the chat model, or the summariser in process, reads; and those that an embedding endpoint reads
 * @param outputTokens of the summaries
 * @param estimatedCost in USD; {@code null} where a model's price is not known, 0 for models in process
 * @param warnings what is left out and why, and what the reader may want to change before the start
 */
public record Estimate(
        long documents,
        long leaves,
        long modelCalls,
        long embeddingCalls,
        long inputTokens,
        long outputTokens,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double estimatedCost,
        double estimatedSeconds,
        List<String> warnings) {

    public Estimate {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** This estimate with a further warning before the others. */
    public Estimate warning(String warning) {
        List<String> all = new ArrayList<>(List.of(warning));
        all.addAll(warnings);
        return new Estimate(
                documents,
                leaves,
                modelCalls,
                embeddingCalls,
                inputTokens,
                outputTokens,
                estimatedCost,
                estimatedSeconds,
                all);
    }
}
