package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.Flight;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reports each call of one model to its observer, whatever its outcome. */
record Observed(CallObserver observer, Target target) {

    /**
     * A call's answer.
     *
     * @param texts that the model is asked about
     * @param answered tells what the answer took
     */
    <T> T call(int texts, Supplier<T> call, BiConsumer<Flight, T> answered) {
        Flight flight = observer.began(target, texts);
        T answer;
        try {
            answer = call.get();
        } catch (IndexingException e) {
            flight.failed(e.type());
            throw e;
        } catch (RuntimeException | Error e) {
            flight.failed(FailureType.INTERNAL);
            throw e;
        }
        answered.accept(flight, answer);
        return answer;
    }
}
