package io.raptor.activity.call;

import io.raptor.activity.port.Interrupts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes equal calls of several threads once: one thread leads, the others wait for what it finds. */
final class SingleFlight<T> {

    private final ConcurrentMap<String, CompletableFuture<T>> flights = new ConcurrentHashMap<>();

    /**
     * The call's result, or that of the same call in flight. A thread whose leader fails makes the call itself.
     *
     * @param followed makes of a leader's result what a follower gets
     */
    T once(String key, Supplier<T> call, UnaryOperator<T> followed) {
        while (true) {
            CompletableFuture<T> own = new CompletableFuture<>();
            CompletableFuture<T> leader = flights.putIfAbsent(key, own);
            if (leader == null) {
                return lead(key, own, call);
            }
            try {
                return followed.apply(leader.get());
            } catch (InterruptedException e) {
                throw Interrupts.of("waiting for an equal model call", e);
            } catch (ExecutionException e) {
                // the leader reports its failure; here the call is made anew
            }
        }
    }

    private T lead(String key, CompletableFuture<T> flight, Supplier<T> call) {
        try {
            T result = call.get();
            flight.complete(result);
            return result;
        } catch (Throwable e) {
            flight.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, flight);
        }
    }
}
