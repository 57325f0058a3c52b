package io.raptor.starter.chaos;

import io.raptor.starter.chaos.Call.Kind;
import io.raptor.starter.chaos.Call.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the model was asked, what had to be paid twice, and why. */
final class Bill {

    private final List<Call> calls;
    private final List<Exposure> exposures;

    Bill(List<Call> calls, List<Exposure> exposures) {
        this.calls = List.copyOf(calls);
        this.exposures = List.copyOf(exposures);
    }

    long requests() {
        return calls.size();
    }

    long count(Kind kind, Outcome outcome) {
        return calls.stream()
                .filter(call -> call.kind() == kind && call.outcome() == outcome)
                .count();
    }

    /** Different prompts with a good answer. */
    long answered() {
        return prompts(call -> true);
    }

    /**
     * Different prompts with a good answer that cannot have got lost. The others are asked again, but not always in the same
     * words: what stands above a gap is another question once the gap is filled.
     */
    long answeredForCertain() {
        return prompts(call -> !exposed(call));
    }

    private long prompts(Predicate<Call> which) {
        return good(Kind.CHAT).stream()
                .filter(which)
                .flatMap(call -> call.questions().stream())
                .distinct()
                .count();
    }

    /** Good answers of this kind that may have got lost on their way to the store. */
    long exposed(Kind kind) {
        return good(kind).stream().filter(this::exposed).count();
    }

    private boolean exposed(Call call) {
        return Exposure.tooLate(call) || exposures.stream().anyMatch(exposure -> exposure.covers(call));
    }

    /** Questions of this kind that were answered more than once. */
    long paidTwice(Kind kind) {
        Map<String, Integer> times = new HashMap<>();
        good(kind).forEach(call -> call.questions().forEach(question -> times.merge(question, 1, Integer::sum)));
        return times.values().stream().mapToInt(count -> count - 1).sum();
    }

    /** Questions that were answered more than once though no answer can have got lost. */
    List<String> paidTwiceInVain() {
        List<String> found = new ArrayList<>();
        for (Kind kind : List.of(Kind.CHAT, Kind.EMBEDDING)) {
            Map<String, Integer> safe = new HashMap<>();
            good(kind).stream()
                    .filter(call -> !exposed(call))
                    .forEach(call -> call.questions().forEach(question -> safe.merge(question, 1, Integer::sum)));
            safe.forEach((question, times) -> {
                if (times > 1) {
                    found.add(kind + " answered " + times + " times, last " + moments(question) + ": "
                            + question.substring(Math.max(0, question.length() - 80)));
                }
            });
        }
        if (!found.isEmpty()) {
            found.add("answers could get lost "
                    + exposures.stream().map(this::moments).toList());
        }
        return found;
    }

    private String moments(Exposure exposure) {
        long to = exposure.to() == Long.MAX_VALUE ? exposure.begun() : exposure.to();
        return exposure.why() + " " + (exposure.from() - first()) / 1_000_000 + "-" + (to - first()) / 1_000_000;
    }

    private long first() {
        return calls.stream().mapToLong(Call::begun).min().orElse(0);
    }

    /** When a question came and was answered, in milliseconds since the first call. */
    private String moments(String question) {
        long first = first();
        return calls.stream()
                .filter(call -> call.questions().contains(question))
                .map(call -> (call.begun() - first) / 1_000_000 + "-" + (call.ended() - first) / 1_000_000 + " "
                        + call.outcome())
                .toList()
                .toString();
    }

    private List<Call> good(Kind kind) {
        return calls.stream()
                .filter(call -> call.kind() == kind && call.outcome() == Outcome.ANSWERED)
                .toList();
    }
}
