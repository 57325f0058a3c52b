package io.raptor.activity.graph.extract;

import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import java.util.ArrayList;
import java.util.List;

/** Packs the leaves of a document into units that are read together. */
public final class Units {

    private static final List<String> NO_HEADINGS = List.of();

    private final String title;
    private final int most;

    /**
     * @param title of the document; empty where it has none
     * @param extractTokens a unit's greatest length; a longer leaf is a unit by itself
     */
    public Units(String title, int extractTokens) {
        this.title = title;
        this.most = extractTokens;
    }

    /**
     * The units, in order. One that is half full ends where a section does, so that a change in one section leaves the
     * units of others as they are.
     */
    public List<Unit> of(List<Leaf> leaves) {
        List<Unit> units = new ArrayList<>();
        int first = 0;
        int tokens = 0;
        for (int i = 0; i < leaves.size(); i++) {
            Leaf leaf = leaves.get(i);
            if (i > first && ends(tokens, leaves.get(i - 1), leaf)) {
                units.add(unit(leaves, first, i));
                first = i;
                tokens = 0;
            }
            tokens += leaf.tokens();
        }
        if (first < leaves.size()) {
            units.add(unit(leaves, first, leaves.size()));
        }
        return units;
    }

    private boolean ends(int tokens, Leaf last, Leaf next) {
        boolean section = !last.headingPath().equals(next.headingPath());
        return tokens + next.tokens() > most || (section && tokens >= most / 2);
    }

    /** Some of the leaves as one unit; what stands before them is its context. */
    public Unit unit(List<Leaf> leaves, int from, int to) {
        List<Leaf> part = leaves.subList(from, to);
        List<String> path =
                part.stream().map(Leaf::headingPath).reduce(Units::common).orElse(NO_HEADINGS);
        return new Unit(title, path, from == 0 ? "" : leaves.get(from - 1).text(), part);
    }

    private static List<String> common(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return one.subList(0, same);
    }
}
