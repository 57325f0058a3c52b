package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentResult;
import io.temporal.workflow.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The documents in flight. It learns of a document's end by a promise, whatever that end is, so that
 * none can be lost.
 */
final class DocumentWindow {

    private final Set<Long> inFlight = new LinkedHashSet<>();
    private final Deque<DocumentRef> waiting = new ArrayDeque<>();
    private final Deque<DocumentResult> ended = new ArrayDeque<>();
    private int capacity;
    private int starts;

    DocumentWindow(int capacity) {
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    void resize(int documents) {
        capacity = documents;
    }

    boolean hasRoom() {
        return inFlight.size() < capacity;
    }

    int running() {
        return inFlight.size();
    }

    /** Documents begun in this run of the workflow. */
    int starts() {
        return starts;
    }

    List<Long> inFlight() {
        return new ArrayList<>(inFlight);
    }

    /** Puts documents in line, except those that are in flight or in line already. */
    void enqueue(List<DocumentRef> documents) {
        for (DocumentRef document : documents) {
            if (!inFlight.contains(document.number()) && !isWaiting(document.number())) {
                waiting.add(document);
            }
        }
    }

    private boolean isWaiting(long document) {
        return waiting.stream().anyMatch(other -> other.number() == document);
    }

    boolean isEmpty() {
        return inFlight.isEmpty() && waiting.isEmpty() && ended.isEmpty();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    Optional<DocumentRef> firstWaiting() {
        return Optional.ofNullable(waiting.peek());
    }

    void forgetWaiting() {
        waiting.clear();
    }

    /** Begins documents in line while there is room and {@code budget} is not spent. */
    void fill(int budget, Function<DocumentRef, Promise<DocumentResult>> start) {
        while (hasRoom() && hasWaiting() && starts < budget) {
            DocumentRef document = waiting.remove();
            starts++;
            follow(document.number(), start.apply(document));
        }
    }

    /** Holds a place for a document that is under way, until {@code end} comes; the promise must not fail. */
    void follow(long document, Promise<DocumentResult> end) {
        inFlight.add(document);
        end.thenApply(result -> {
            inFlight.remove(document);
            ended.add(result);
            return null;
        });
    }

    boolean hasEnded() {
        return !ended.isEmpty();
    }

    /** The next document that ended, taken out. */
    Optional<DocumentResult> takeEnded() {
        return Optional.ofNullable(ended.poll());
    }
}
