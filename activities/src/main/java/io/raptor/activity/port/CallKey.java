package io.raptor.activity.port;

import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import java.util.List;

/** Writes down all that decides an answer, so that no two different questions look alike. */
public final class CallKey {

    private final StringBuilder written = new StringBuilder();

    private CallKey() {}

    /** @param model an embedder's id */
    public static String of(String model, List<String> texts) {
        return new CallKey().add(model).addAll(texts).written.toString();
    }

    /** @param model a summariser's id with all of its own settings that decide an answer */
    public static String of(String model, ClusterContent content) {
        return new CallKey()
                .add(model)
                .add(content.prompt())
                .add(content.maxTokens() + " " + content.seed())
                .addAll(content.members().stream().map(Member::text).toList())
                .written
                .toString();
    }

    private CallKey addAll(List<String> parts) {
        parts.forEach(this::add);
        return this;
    }

    /** A part's length stands before it, so that parts cannot run into each other. */
    private CallKey add(String part) {
        written.append(part.length()).append(':').append(part).append('\n');
        return this;
    }
}
