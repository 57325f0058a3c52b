package io.raptor.activity.store.tree;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Structure;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.tree.VectorSpace.Home;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Rows of the table {@code node}. */
final class NodeRows {

    static final String COLUMNS =
            "level, idx, title, text, tokens, start_at, end_at, children, passed_up, vector, heading_path, page, asides";

    /** Begins a statement that writes whole rows. */
    static final String INTO = """
            insert into node (build, level, idx, id, title, text, text_hash, tokens, start_at, end_at, passed_up,
              children, vector, heading_path, page, asides)
            """;

    private static final String INSERT = INTO + """
            values (:build, :level, :idx, :id, :title, :text, :text_hash, :tokens, :start_at, :end_at, :passed_up,
              :children, :vector, :heading_path, :page, :asides)
            """;

    private final Sql sql;
    private final VectorSpace space;

    NodeRows(Sql sql) {
        this.sql = sql;
        this.space = new VectorSpace(sql);
    }

    static Node node(ResultSet rs, int row) throws SQLException {
        return new Node(
                rs.getInt("level"),
                rs.getInt("idx"),
                rs.getString("title"),
                rs.getString("text"),
                rs.getInt("tokens"),
                rs.getInt("start_at"),
                rs.getInt("end_at"),
                Columns.ints(rs.getArray("children")),
                rs.getBoolean("passed_up"),
                Columns.vector(rs.getBytes("vector")),
                structure(rs));
    }

    private static Structure structure(ResultSet rs) throws SQLException {
        Array asides = rs.getArray("asides");
        return new Structure(
                Columns.texts(rs.getArray("heading_path")),
                rs.getInt("page"),
                asides == null ? new int[0] : Columns.ints(asides));
    }

    /**
     * Sets how many leaves a build has, and what is said of its document beside them.
     *
     * @return whether nobody had; whoever does writes the leaves
     */
    boolean begin(long build, List<Node> leaves, Remarks remarks) {
        return sql.statement("""
                        update build set leaves = :leaves, leaf_tokens = :tokens, left_out = :left_out, warnings = :warnings
                        where number = :build and leaves < 0
                        """)
                        .paramSource(new MapSqlParameterSource("build", build)
                                .addValue("leaves", leaves.size())
                                .addValue(
                                        "tokens",
                                        leaves.stream().mapToLong(Node::tokens).sum())
                                .addValue("left_out", Columns.array(remarks.leftOut()))
                                .addValue("warnings", Columns.array(remarks.warnings())))
                        .update()
                > 0;
    }

    /** Writes nodes where there are none; their vectors must be in the dataset's space. */
    void insert(long build, List<Node> nodes) {
        if (!nodes.isEmpty()) {
            Home home = space.home(build);
            sql.batch(INSERT, nodes, node -> row(build, home, node));
            space.admit(
                    home,
                    nodes.stream().map(Node::vector).filter(Objects::nonNull).toList());
        }
    }

    private static SqlParameterSource row(long build, Home home, Node node) {
        Structure structure = node.structure();
        return new MapSqlParameterSource("build", build)
                .addValue("level", node.level())
                .addValue("idx", node.index())
                .addValue("id", id(home, node))
                .addValue("title", node.title())
                .addValue("text", node.text())
                .addValue("text_hash", Columns.hash(node.embeddedText()))
                .addValue("tokens", node.tokens())
                .addValue("start_at", node.start())
                .addValue("end_at", node.end())
                .addValue("passed_up", node.passedUp())
                .addValue("children", Columns.boxed(node.children()))
                .addValue("vector", Columns.bytes(node.vector()))
                .addValue("heading_path", Columns.array(structure.headingPath()))
                .addValue("page", structure.page())
                .addValue("asides", structure.asides().length == 0 ? null : Columns.boxed(structure.asides()));
    }

    private static String id(Home home, Node node) {
        String place = node.level() + "/" + node.index();
        return Columns.hash(home.dataset(), home.documentId(), place, node.title(), node.text());
    }
}
