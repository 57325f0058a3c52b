package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.tree.VectorSpace.Home;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

public final class SqlTreeBuilds implements TreeBuilds {

    private static final String NODES_OF = "select " + NodeRows.COLUMNS + " from ";
    private static final String NODES = NODES_OF + "node where build = :build and level = :level";
    private static final String GIVEN =
            NODES_OF + Sql.NUMBERS + " join node on idx = given.one and build = :build and level = :level order by idx";

    /** Nodes read at once. */
    private static final int PAGE = 500;

    private final Sql sql;
    private final NodeRows rows;
    private final VectorSpace space;
    private final KnownVectors known;
    private final ClusterRows clusterRows;
    private final BuildOpener opener;
    private final Publisher publisher;
    private final TreeImport treeImport;

    public SqlTreeBuilds(Sql sql, Publisher publisher) {
        this.sql = sql;
        this.rows = new NodeRows(sql);
        this.space = new VectorSpace(sql);
        this.known = new KnownVectors(sql);
        this.clusterRows = new ClusterRows(sql);
        this.opener = new BuildOpener(sql);
        this.publisher = publisher;
        this.treeImport = new TreeImport(sql, publisher);
    }

    @Override
    public Build open(BuildOwner owner, String key, TreeModels models) {
        return sql.write(() -> find(opener.open(owner, key, models)));
    }

    @Override
    public Build build(long build) {
        return sql.read(() -> find(build));
    }

    private Build find(long build) {
        return sql.statement("""
                        select b.number, b.document, b.dataset, coalesce(d.document_id, '') as document_id, b.build_key,
                          b.embedding_model, b.leaves, b.leaf_tokens
                        from build b left join document d on d.number = b.document where b.number = :build
                        """)
                .param("build", build)
                .query(SqlTreeBuilds::row)
                .optional()
                .orElseThrow(() -> MissingBuild.gone(build));
    }

    private static Build row(ResultSet rs, int row) throws SQLException {
        Long document = rs.getObject("document", Long.class);
        String dataset = rs.getString("dataset");
        return new Build(
                rs.getLong("number"),
                document == null ? BuildOwner.dataset(dataset) : BuildOwner.document(document),
                dataset,
                rs.getString("document_id"),
                rs.getString("build_key"),
                rs.getString("embedding_model"),
                rs.getInt("leaves"),
                rs.getLong("leaf_tokens"));
    }

    @Override
    public Build saveLeaves(long build, List<Node> leaves, Remarks remarks) {
        return sql.write(() -> {
            if (rows.begin(build, leaves, remarks)) {
                rows.insert(build, leaves);
            }
            return find(build);
        });
    }

    @Override
    public void each(long build, int level, Consumer<Node> to) {
        int after = -1;
        List<Node> page;
        do {
            int behind = after;
            page = sql.read(
                    () -> level(NODES + " and idx > :after order by build, level, idx limit :page", build, level)
                            .param("after", behind)
                            .param("page", PAGE)
                            .query(NodeRows::node)
                            .list());
            page.forEach(to);
            after = page.isEmpty() ? after : page.get(page.size() - 1).index();
        } while (page.size() == PAGE);
    }

    @Override
    public List<Node> nodes(long build, int level, int[] indexes) {
        return sql.read(() -> found(build, level, indexes));
    }

    private List<Node> found(long build, int level, int[] indexes) {
        return level(GIVEN, build, level)
                .param("given", Columns.boxed(indexes))
                .query(NodeRows::node)
                .list();
    }

    private StatementSpec level(String statement, long build, int level) {
        return sql.statement(statement).param("build", build).param("level", level);
    }

    @Override
    public List<Node> unembedded(long build, int level, int from, int to) {
        String range = " and idx >= :from and idx < :to and vector is null order by idx";
        return sql.read(() -> level(NODES + range, build, level)
                .param("from", from)
                .param("to", to)
                .query(NodeRows::node)
                .list());
    }

    @Override
    public void saveVectors(long build, int level, int[] indexes, List<float[]> vectors) {
        sql.write(() -> {
            Home home = space.home(build);
            sql.batch(
                    "update node set vector = :vector where build = :build and level = :level and idx = :idx",
                    IntStream.range(0, indexes.length).boxed().toList(),
                    i -> new MapSqlParameterSource("build", build)
                            .addValue("level", level)
                            .addValue("idx", indexes[i])
                            .addValue("vector", Columns.bytes(vectors.get(i))));
            space.admit(home, vectors);
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
        return sql.read(() -> clusterRows.find(build, level, input));
    }

    @Override
    public void saveAssignment(long build, int level, String input, int[][] clusters) {
        sql.write(() -> {
            if (clusterRows.save(build, level, input, clusters)) {
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
        return sql.read(() -> clusterRows.members(build, level, cluster))
                .orElseThrow(() -> new IndexingException(
                        FailureType.INTERNAL,
                        "cluster " + cluster + " of level " + level + " is not stored: group the level first"));
    }

    @Override
    public Optional<Node> node(long build, int level, int index) {
        return sql.read(() -> level(NODES + " and idx = :idx", build, level)
                .param("idx", index)
                .query(NodeRows::node)
                .optional());
    }

    @Override
    public void saveNode(long build, Node node) {
        sql.write(() -> {
            clusterRows.makeRoomFor(build, node);
            rows.insert(build, List.of(node));
        });
    }

    @Override
    public void saveGap(long build, Gap gap) {
        sql.write(() -> clusterRows.save(build, gap));
    }

    @Override
    public List<Gap> gaps(long build) {
        return sql.read(() -> clusterRows.gaps(build));
    }

    @Override
    public DocumentState publish(Publication publication) {
        return publisher.publish(publication);
    }

    @Override
    public void publishAll(String taskId, List<WholeTree> trees) {
        treeImport.publish(taskId, trees);
    }
}
