package io.raptor.activity.graph.merge.describe;

import io.raptor.workflow.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How many fragments become one description: a few are put side by side; more are summarised in groups, and the
 * summaries again, until one is left. Groups end where the texts' own hashes say, so one more fragment changes one group
 * and what is above it.
 */
public final class DescriptionTree {

    private static final int FEW = 6;
    private static final int SHORT = 600;
    private static final int MOST_TOKENS = 3000;

    /** One text of so many ends its group. */
    private static final int ENDS = 8;

    private static final int HEXADECIMAL = 16;

    private final ToIntFunction<String> tokens;

    /** @param tokens counts those of a text */
    public DescriptionTree(ToIntFunction<String> tokens) {
        this.tokens = tokens;
    }

    /** The description of fragments that need no summary; empty where they do. */
    public Optional<String> joined(List<String> fragments) {
        int all = fragments.stream().mapToInt(tokens).sum();
        return fragments.size() <= 1 || (fragments.size() <= FEW && all <= SHORT)
                ? Optional.of(String.join(" ", fragments))
                : Optional.empty();
    }

    /**
     * The groups to be summarised next, in the order of their hashes. Asked again with their summaries until there is one
     * text. A group of one is its own summary.
     */
    public List<List<String>> groups(Collection<String> texts) {
        List<Hashed> sorted = texts.stream()
                .distinct()
                .map(Hashed::of)
                .sorted(Comparator.comparing(Hashed::hash))
                .toList();
        List<List<String>> groups = new ArrayList<>();
        List<String> group = new ArrayList<>();
        int length = 0;
        for (Hashed next : sorted) {
            int own = tokens.applyAsInt(next.text());
            if (group.size() > 1 && length + own > MOST_TOKENS) {
                groups.add(List.copyOf(group));
                group.clear();
                length = 0;
            }
            group.add(next.text());
            length += own;
            if (group.size() > 1 && next.ends()) {
                groups.add(List.copyOf(group));
                group.clear();
                length = 0;
            }
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    private record Hashed(String hash, String text) {

        static Hashed of(String text) {
            return new Hashed(Sha256.of(text), text);
        }

        boolean ends() {
            return Character.digit(hash.charAt(hash.length() - 1), HEXADECIMAL) % ENDS == 0;
        }
    }
}
