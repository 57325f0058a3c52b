package io.raptor.activity.store.tree;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.Structure;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.tree.VectorSpace.Home;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Rows of the table {@code node}. */
final class NodeRows {

    static final String COLUMNS =
            "level, idx, title, text, tokens, start_at, end_at, children, passed_up, vector, heading_path, page, asides";

    private static final String INSERT =
            "insert into node (build, level, idx, id, title, text, text_hash, tokens, start_at, end_at, passed_up,"
                    + " children, vector, heading_path, page, asides)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Rows made at once. */
    private static final int ROWS = 1000;

    private final Sql sql;
    private final VectorSpace space;

    NodeRows(Sql sql) {
        this.sql = sql;
        this.space = new VectorSpace(sql);
    }

    static Node node(ResultSet rs, int row) throws SQLException {
        return new Node(
                rs.getInt(1),
                rs.getInt(2),
                rs.getString(3),
                rs.getString(4),
                rs.getInt(5),
                rs.getInt(6),
                rs.getInt(7),
                Columns.ints(rs.getArray(8)),
                rs.getBoolean(9),
                Columns.vector(rs.getBytes(10)),
                structure(rs));
    }

    private static Structure structure(ResultSet rs) throws SQLException {
        Array asides = rs.getArray(13);
        return new Structure(
                Columns.texts(rs.getArray(11)), rs.getInt(12), asides == null ? new int[0] : Columns.ints(asides));
    }

    /** Writes nodes where there are none; their vectors must be in the dataset's space. */
    void insert(long build, List<Node> nodes) {
        if (!nodes.isEmpty()) {
            Home home = space.home(build);
            space.admit(
                    home,
                    nodes.stream().map(Node::vector).filter(Objects::nonNull).toList());
            for (int from = 0; from < nodes.size(); from += ROWS) {
                sql.batch(
                        INSERT,
                        nodes.subList(from, Math.min(nodes.size(), from + ROWS)).stream()
                                .map(node -> row(build, home, node))
                                .toList());
            }
        }
    }

    private static Object[] row(long build, Home home, Node node) {
        return new Object[] {
            build,
            node.level(),
            node.index(),
            id(home, node),
            node.title(),
            node.text(),
            Columns.hash(node.embeddedText()),
            node.tokens(),
            node.start(),
            node.end(),
            node.passedUp(),
            Columns.boxed(node.children()),
            Columns.bytes(node.vector()),
            Columns.array(node.structure().headingPath()),
            node.structure().page(),
            node.structure().asides().length == 0
                    ? null
                    : Columns.boxed(node.structure().asides())
        };
    }

    private static String id(Home home, Node node) {
        String place = node.level() + "/" + node.index();
        return Columns.hash(home.dataset(), home.documentId(), place, node.title(), node.text());
    }
}
