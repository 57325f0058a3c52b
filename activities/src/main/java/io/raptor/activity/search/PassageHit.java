package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.Structure;
import io.raptor.activity.search.rank.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A hit while it grows: neighbouring leaves of one document, and the other places where their text stands. */
final class PassageHit {

    /** Leaves that a hit grows to: a longer one takes the room of better ones. */
    private static final int LONGEST = 3;

    /** What share of the best leaf's score another must have to come with it. */
    private static final double AS_GOOD = 0.95;

    private final PublishedNode best;
    private final Ranked ranked;
    private final TreeMap<Integer, PublishedNode> leaves = new TreeMap<>();
    private final List<Source> alsoIn = new ArrayList<>();

    PassageHit(PublishedNode best, Ranked ranked) {
        this.best = best;
        this.ranked = ranked;
        leaves.put(best.index(), best);
    }

    double score() {
        return ranked.score();
    }

    /** Whether a leaf stands beside this one's and is about as good. */
    boolean takes(PublishedNode leaf, double itsScore) {
        return leaves.size() < LONGEST
                && score() > 0
                && itsScore >= AS_GOOD * score()
                && leaf.documentId().equals(best.documentId())
                && (leaf.index() == leaves.firstKey() - 1 || leaf.index() == leaves.lastKey() + 1);
    }

    void add(PublishedNode leaf) {
        leaves.put(leaf.index(), leaf);
    }

    void alsoIn(PublishedNode leaf) {
        alsoIn.add(new Source(leaf.documentId(), leaf.id(), leaf.start(), leaf.end()));
    }

    /** The same hit with a leaf that says all of it, and more, in the place of what it has. */
    PassageHit widened(PublishedNode leaf, Ranked itself) {
        PassageHit wide = new PassageHit(leaf, itself.at(score()));
        leaves.values().forEach(wide::alsoIn);
        wide.alsoIn.addAll(alsoIn);
        return wide;
    }

    int tokens() {
        return leaves.values().stream().mapToInt(PublishedNode::tokens).sum();
    }

    /** Whether the other one, which is no better, begins where this one ends or the reverse. */
    boolean touches(PassageHit other) {
        return other.best.documentId().equals(best.documentId())
                && (other.leaves.firstKey() == leaves.lastKey() + 1 || leaves.firstKey() == other.leaves.lastKey() + 1);
    }

    void join(PassageHit other) {
        leaves.putAll(other.leaves);
        alsoIn.addAll(other.alsoIn);
    }

    SearchHit hit(ProvenanceReader provenance, double shown) {
        return new SearchHit(
                shown,
                0,
                best.title(),
                text(),
                tokens(),
                best.documentId(),
                best.id(),
                Structure.common(
                        leaves.values().stream().map(PublishedNode::headingPath).toList()),
                leaves.firstEntry().getValue().page(),
                leaves.values().stream()
                        .map(leaf -> new Passage(leaf.id(), leaf.index(), leaf.start(), leaf.end()))
                        .toList(),
                leaves.size(),
                provenance.of(best).ancestors(),
                ranked.signals(),
                alsoIn,
                ranked.path(),
                null);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int end = best.start();
        for (PublishedNode leaf : leaves.values()) {
            text.append(text.length() > 0 && leaf.start() > end ? "\n" : "").append(leaf.text());
            end = leaf.end();
        }
        return text.toString();
    }
}
