package io.raptor.activity.search.index;

import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A segment at one moment. */
record Part(LeafReader reader, SegmentFacts facts) {

    boolean live(int node) {
        Bits live = reader.getLiveDocs();
        return live == null || live.get(node);
    }

    List<TreeSpan> trees() {
        return reader.hasDeletions()
                ? facts.trees().stream().filter(tree -> live(tree.from())).toList()
                : facts.trees();
    }

    /** Every live node, or the leaves alone. */
    FixedBitSet nodes(boolean leavesOnly) {
        FixedBitSet nodes = leavesOnly ? facts.leaves().clone() : new FixedBitSet(reader.maxDoc());
        if (!leavesOnly) {
            nodes.set(0, nodes.length());
        }
        if (reader.hasDeletions()) {
            for (TreeSpan tree : facts.trees()) {
                if (!live(tree.from())) {
                    nodes.clear(tree.from(), tree.to());
                }
            }
        }
        return nodes;
    }

    /** Its reader alone tells it from others; to compare all trees with each look-up would take most of a search. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Part part && reader.equals(part.reader);
    }

    @Override
    public int hashCode() {
        return reader.hashCode();
    }
}
