package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.tree.VectorSpace.Home;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

public final class SqlTreeBuilds implements TreeBuilds {

    private static final String NODES_OF = "select " + NodeRows.COLUMNS + " from ";
    private static final String NODES = NODES_OF + "node where build = ? and level = ?";

    /** Nodes read at once. */
    private static final int PAGE = 500;

    private final Sql sql;
    private final NodeRows rows;
    private final VectorSpace space;
    private final KnownVectors known;
    private final ClusterRows groupings;
    private final BuildOpener beginnings;
    private final Publisher publisher;
    private final TreeImport wholeTrees;

    public SqlTreeBuilds(Sql sql, Publisher publisher) {
        this.sql = sql;
        this.rows = new NodeRows(sql);
        this.space = new VectorSpace(sql);
        this.known = new KnownVectors(sql);
        this.groupings = new ClusterRows(sql);
        this.beginnings = new BuildOpener(sql);
        this.publisher = publisher;
        this.wholeTrees = new TreeImport(sql, publisher);
    }

    @Override
    public Build open(BuildOwner owner, String key, String embeddingModel) {
        return sql.write(() -> find(beginnings.open(owner, key, embeddingModel)));
    }

    @Override
    public Build build(long build) {
        return sql.read(() -> find(build));
    }

    private Build find(long build) {
        return sql.first(
                        SqlTreeBuilds::row,
                        "select b.number, b.document, b.dataset, coalesce(d.document_id, ''), b.build_key,"
                                + " b.embedding_model, b.leaves, b.leaf_tokens"
                                + " from build b left join document d on d.number = b.document where b.number = ?",
                        build)
                .orElseThrow(() -> MissingBuild.gone(build));
    }

    private static Build row(ResultSet rs, int row) throws SQLException {
        Long document = rs.getObject(2, Long.class);
        return new Build(
                rs.getLong(1),
                document == null ? BuildOwner.dataset(rs.getString(3)) : BuildOwner.document(document),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getInt(7),
                rs.getLong(8));
    }

    @Override
    public void saveLeaves(long build, List<Node> leaves, Remarks remarks) {
        long tokens = leaves.stream().mapToLong(Node::tokens).sum();
        sql.write(() -> {
            // Whoever sets the count writes the leaves.
            int first = sql.update(
                    "update build set leaves = ?, leaf_tokens = ?, left_out = ?, warnings = ?"
                            + " where number = ? and leaves < 0",
                    leaves.size(),
                    tokens,
                    Columns.array(remarks.leftOut()),
                    Columns.array(remarks.warnings()),
                    build);
            if (first > 0) {
                rows.insert(build, leaves);
            } else {
                find(build);
            }
        });
    }

    @Override
    public void each(long build, int level, Consumer<Node> to) {
        int after = -1;
        List<Node> page;
        do {
            int behind = after;
            page = sql.read(() -> sql.list(
                    NodeRows::node,
                    NODES + " and idx > ? order by build, level, idx limit ?",
                    build,
                    level,
                    behind,
                    PAGE));
            page.forEach(to);
            after = page.isEmpty() ? after : page.get(page.size() - 1).index();
        } while (page.size() == PAGE);
    }

    @Override
    public List<Node> nodes(long build, int level, int[] indexes) {
        return sql.read(() -> found(build, level, indexes));
    }

    private List<Node> found(long build, int level, int[] indexes) {
        return sql.list(
                NodeRows::node,
                NODES_OF + Sql.GIVEN_NUMBERS + " join node on idx = given.one and build = ? and level = ? order by idx",
                Columns.boxed(indexes),
                build,
                level);
    }

    @Override
    public List<Node> unembedded(long build, int level, int from, int to) {
        String range = " and idx >= ? and idx < ? and vector is null order by idx";
        return sql.read(() -> sql.list(NodeRows::node, NODES + range, build, level, from, to));
    }

    @Override
    public void saveVectors(long build, int level, int[] indexes, List<float[]> vectors) {
        List<Object[]> values = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            values.add(new Object[] {Columns.bytes(vectors.get(i)), build, level, indexes[i]});
        }
        sql.write(() -> {
            space.admit(space.home(build), vectors);
            sql.batch("update node set vector = ? where build = ? and level = ? and idx = ?", values);
        });
    }

    @Override
    public List<Optional<float[]>> knownVectors(String embeddingModel, List<String> texts) {
        return sql.read(() -> known.find(embeddingModel, 0, texts));
    }

    @Override
    public List<Optional<float[]>> knownVectors(long build, List<String> texts) {
        return sql.read(() -> {
            Home home = space.home(build);
            return known.find(home.model(), Math.max(home.length(), home.datasetLength()), texts);
        });
    }

    @Override
    public Optional<int[][]> assignment(long build, int level, String input) {
        return sql.read(() -> groupings.find(build, level, input));
    }

    @Override
    public void saveAssignment(long build, int level, String input, int[][] clusters) {
        sql.write(() -> {
            if (groupings.save(build, level, input, clusters)) {
                passUp(build, level, clusters);
            }
        });
    }

    private void passUp(long build, int level, int[][] clusters) {
        int[] lone = IntStream.range(0, clusters.length)
                .filter(cluster -> clusters[cluster].length == 1)
                .toArray();
        for (int from = 0; from < lone.length; from += PAGE) {
            int[] some = Arrays.copyOfRange(lone, from, Math.min(lone.length, from + PAGE));
            Map<Integer, Node> members = new HashMap<>();
            int[] indexes =
                    Arrays.stream(some).map(cluster -> clusters[cluster][0]).toArray();
            found(build, level, indexes).forEach(node -> members.put(node.index(), node));
            rows.insert(
                    build,
                    Arrays.stream(some)
                            .mapToObj(cluster -> Objects.requireNonNull(members.get(clusters[cluster][0]))
                                    .passedUp(cluster))
                            .toList());
        }
    }

    @Override
    public int[] members(long build, int level, int cluster) {
        return sql.read(() -> groupings.members(build, level, cluster))
                .orElseThrow(() -> new IndexingException(
                        FailureType.INTERNAL,
                        "cluster " + cluster + " of level " + level + " is not stored: group the level first"));
    }

    @Override
    public Optional<Node> node(long build, int level, int index) {
        return sql.read(() -> sql.first(NodeRows::node, NODES + " and idx = ?", build, level, index));
    }

    @Override
    public void saveNode(long build, Node node) {
        sql.write(() -> {
            groupings.makeRoomFor(build, node);
            rows.insert(build, List.of(node));
        });
    }

    @Override
    public void saveGap(long build, Gap gap) {
        sql.write(() -> groupings.save(build, gap));
    }

    @Override
    public List<Gap> gaps(long build) {
        return sql.read(() -> groupings.gaps(build));
    }

    @Override
    public DocumentState publish(Publication publication) {
        return publisher.publish(publication);
    }

    @Override
    public void publishAll(String taskId, List<WholeTree> trees) {
        wholeTrees.publish(taskId, trees);
    }
}
