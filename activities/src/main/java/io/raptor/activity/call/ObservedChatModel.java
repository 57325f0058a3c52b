package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.ChatModel;
import io.raptor.workflow.model.Usage;
import java.util.function.Supplier;

/** A chat model whose calls are reported to an observer. */
public final class ObservedChatModel implements ChatModel {

    private final ChatModel model;
    private final Observed calls;

    public ObservedChatModel(ChatModel model, CallObserver observer) {
        this.model = model;
        this.calls = new Observed(observer, new Target(CallKind.CHAT, model.id()));
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public int room(int wanted, int attempt) {
        return model.room(wanted, attempt);
    }

    @Override
    public Said say(ChatRequest asking) {
        return observed(() -> model.say(asking));
    }

    @Override
    public Said say(ChatRequest asking, Listener listener) {
        return observed(() -> model.say(asking, listener));
    }

    private Said observed(Supplier<Said> call) {
        return calls.call(1, call, (flight, said) -> flight.answered(said.inputTokens(), said.outputTokens()));
    }

    @Override
    public Usage probe() {
        return calls.call(
                1,
                model::probe,
                (flight, used) -> flight.answered((int) used.inputTokens(), (int) used.outputTokens()));
    }
}
