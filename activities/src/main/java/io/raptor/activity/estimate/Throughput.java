package io.raptor.activity.estimate;

import io.raptor.workflow.model.Limits;

/**
 * The speed of each kind of work. What runs in this process was measured on two cores of 2023 (see docs/performance.md); what
 * endpoints take is an assumption about hosted models, so that times are right to a factor of about two.
 */
final class Throughput {

    /** From the start of the command to the first document. */
    private static final double START_SECONDS = 3;
    /** Parsing, storing, publishing and Temporal's steps of a document, on one core. */
    private static final double DOCUMENT_SECONDS = 0.15;
    /** A summary's steps besides its writing, on one core. */
    private static final double SUMMARY_SECONDS = 0.05;
    /** The model in process, on one core. */
    private static final double EMBEDDED_TOKENS_A_SECOND = 4600;
    /** An endpoint's time to the first token. */
    private static final double CALL_SECONDS = 0.8;
    /** An endpoint's speed of writing, one answer. */
    private static final double OUTPUT_TOKENS_A_SECOND = 80;

    private static final double EMBEDDING_CALL_SECONDS = 0.4;

    private Throughput() {}

    /** @param cores that this process may use */
    static double seconds(Workload work, Limits limits, boolean remoteChat, boolean remoteEmbedding, int cores) {
        if (work.documents() == 0) {
            return START_SECONDS;
        }
        double ours = (work.documents() * DOCUMENT_SECONDS
                        + work.modelCalls() * SUMMARY_SECONDS
                        + work.embeddedTokens() / EMBEDDED_TOKENS_A_SECOND)
                / cores;
        double chat = remoteChat ? work.modelCalls() * CALL_SECONDS + work.outputTokens() / OUTPUT_TOKENS_A_SECOND : 0;
        double embedding = remoteEmbedding ? work.embeddingCalls() * EMBEDDING_CALL_SECONDS : 0;
        double theirs = (chat + embedding) / inFlight(work, limits);
        return START_SECONDS + Math.max(ours, theirs);
    }

    /** A document's levels come one after another, so its width bounds what it has in flight. */
    private static double inFlight(Workload work, Limits limits) {
        double width = Math.max(1, work.modelCalls() / (double) (work.documents() * Math.max(1, work.levels())));
        double documents = Math.min(work.documents(), limits.maxConcurrentDocuments());
        return Math.min(limits.maxConcurrentCalls(), documents * width);
    }
}
