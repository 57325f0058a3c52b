package io.raptor.activity;

import io.raptor.activity.document.DocumentTitle;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.extract.Units;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.TreeBuilds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A build's leaves as units of a graph. */
final class UnitLeaves {

    private final TreeBuilds trees;

    UnitLeaves(TreeBuilds trees) {
        this.trees = trees;
    }

    /** All of its leaves, in units of so many tokens. */
    List<Unit> divided(long build, int tokens) {
        List<Leaf> leaves = new ArrayList<>();
        trees.each(build, 0, node -> leaves.add(leaf(node)));
        return units(build, tokens).of(leaves);
    }

    /** The leaves of one unit, as it was divided. */
    Unit unit(long build, DividedUnit divided) {
        int from = divided.fromLeaf();
        List<Node> nodes = trees.nodes(
                build,
                0,
                IntStream.range(Math.max(0, from - 1), divided.toLeaf()).toArray());
        List<Leaf> leaves = nodes.stream().map(UnitLeaves::leaf).toList();
        return units(build, Integer.MAX_VALUE).unit(leaves, from == 0 ? 0 : 1, leaves.size());
    }

    /** The leaves of all units, as they were divided. */
    List<Unit> units(long build, List<DividedUnit> divided) {
        List<Leaf> leaves = new ArrayList<>();
        trees.each(build, 0, node -> leaves.add(leaf(node)));
        Units units = units(build, Integer.MAX_VALUE);
        return divided.stream()
                .map(unit -> units.unit(leaves, unit.fromLeaf(), unit.toLeaf()))
                .toList();
    }

    private Units units(long build, int tokens) {
        return new Units(DocumentTitle.of(trees.build(build).documentId()), tokens);
    }

    private static Leaf leaf(Node node) {
        return new Leaf(node.index(), node.text(), node.structure().headingPath(), node.tokens());
    }
}
