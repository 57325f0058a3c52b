package io.raptor.starter.dataset;

import io.raptor.activity.port.IndexingException;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;

/** Why a question got no answer, and what to do about it. */
final class Refusals {

    private Refusals() {}

    static OperationException noModel() {
        return new OperationException(
                Kind.NO_MODEL,
                "there is no chat model to answer: set RAPTOR_CHAT_BASE_URL and RAPTOR_CHAT_MODEL, or"
                        + " RAPTOR_ANSWER_BASE_URL and RAPTOR_ANSWER_MODEL for answers alone; a search needs none");
    }

    static OperationException noGraph(String dataset, String mode) {
        return new OperationException(
                Kind.NO_GRAPH,
                "the mode " + mode + " needs a graph, and dataset " + dataset
                        + " has none: index documents into it with --type graphrag, or search it in the mode auto");
    }

    /** No task is there to resume. */
    static OperationException unanswered(IndexingException e) {
        String what = String.valueOf(e.getMessage()).replace(", then resume", "");
        return switch (e.type()) {
            case CREDENTIALS_REJECTED, QUOTA_EXHAUSTED, MODEL_MISCONFIGURED, MODEL_REFUSED, BAD_MODEL_OUTPUT ->
                new OperationException(Kind.MODEL_FAILED, what);
            case INVALID_REQUEST -> new OperationException(Kind.INVALID, what);
            default -> new OperationException(Kind.UNAVAILABLE, what);
        };
    }
}
