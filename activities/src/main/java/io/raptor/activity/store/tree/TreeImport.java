package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.TreeBuilds.Grouping;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.store.sql.Sql;
import java.util.Comparator;
import java.util.List;

/** Writes trees that were built elsewhere, and publishes all of them or none. */
final class TreeImport {

    private final Sql sql;
    private final Publisher publisher;
    private final BuildOpener opener;
    private final ClusterRows clusters;
    private final NodeRows rows;

    TreeImport(Sql sql, Publisher publisher) {
        this.sql = sql;
        this.publisher = publisher;
        this.opener = new BuildOpener(sql);
        this.clusters = new ClusterRows(sql);
        this.rows = new NodeRows(sql);
    }

    void publish(String taskId, List<WholeTree> trees) {
        // In the same order everywhere, so that two that lock the same documents do not wait for each other.
        List<WholeTree> ordered = trees.stream()
                .sorted(Comparator.comparingLong(WholeTree::document))
                .toList();
        sql.write(() -> ordered.forEach(tree -> publish(taskId, tree)));
        publisher.sync();
    }

    private void publish(String taskId, WholeTree tree) {
        long build = opener.openEmpty(BuildOwner.document(tree.document()), tree.key(), tree.models());
        rows.begin(
                build, tree.nodes().stream().filter(node -> node.level() == 0).toList(), tree.remarks());
        for (Grouping grouping : tree.groupings()) {
            clusters.save(build, grouping.level(), grouping.input(), grouping.clusters());
        }
        rows.insert(build, tree.nodes());
        int levels = tree.nodes().stream().mapToInt(Node::level).max().orElse(0);
        publisher.swap(new Publication(taskId, BuildOwner.document(tree.document()), build, levels, 1, tree.usage()));
    }
}
