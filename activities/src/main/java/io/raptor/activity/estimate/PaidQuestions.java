package io.raptor.activity.estimate;

import io.raptor.activity.graph.question.GraphQuestion;
import io.raptor.activity.graph.question.UnreadableAnswerException;
import io.raptor.activity.model.endpoint.ReasoningStripper;
import io.raptor.activity.port.CallKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which questions of graphs a model has answered already. Safe for use by many threads. */
final class PaidQuestions {

    private final StoredAnswers stored;
    private final String model;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    /** @param model that is asked */
    PaidQuestions(StoredAnswers stored, String model) {
        this.stored = stored;
        this.model = model;
    }

    /** What was answered; empty of a question that has to be asked. */
    <T> Optional<T> answer(GraphQuestion<T> question) {
        return stored.answer(key(question)).flatMap(answer -> {
            try {
                return Optional.of(question.read(ReasoningStripper.without(answer.raw())));
            } catch (UnreadableAnswerException unusable) {
                return Optional.empty();
            }
        });
    }

    /** The call that a question takes which was not answered; the same question takes one. */
    Workload call(GraphQuestion<?> question, long inputTokens, long outputTokens) {
        return open.add(key(question)) ? Workload.summary(inputTokens, outputTokens) : Workload.NONE;
    }

    private String key(GraphQuestion<?> question) {
        return CallKey.of(model + " " + question.version(), List.of(question.prompt()));
    }
}
