package io.raptor.starter.owner;

import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.problem.Problem;
import io.raptor.starter.text.Json;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An answer as the owner's events tell it, handed on to whoever follows it here. */
final class AnswerEvents implements BiConsumer<String, String> {

    private final AnswerFollower follower;
    private @Nullable AnswerView answer;

    AnswerEvents(AnswerFollower follower) {
        this.follower = follower;
    }

    private record Words(String delta) {}

    /** @throws OperationException where the owner answers with a problem */
    @Override
    public void accept(String event, String data) {
        switch (event) {
            case "hits" -> follower.found(List.of(Json.read(data, HitView[].class)));
            case "answer" -> follower.more(Json.read(data, Words.class).delta());
            case "again" -> follower.again();
            case "done" -> answer = Json.read(data, AnswerView.class);
            case "problem" ->
                throw OwnerClient.refusal(Json.read(data, Problem.class).status(), data);
            default -> {
                // of a later build
            }
        }
    }

    AnswerView answer() {
        if (answer == null) {
            throw new OperationException(Kind.UNAVAILABLE, "the running raptor broke off before its answer was whole");
        }
        return answer;
    }
}
