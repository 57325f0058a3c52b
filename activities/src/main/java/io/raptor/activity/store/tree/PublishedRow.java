package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.store.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A node of a published tree as it is read, which knows its children by their places alone.
 *
 * @param children indexes one level below
 */
record PublishedRow(long build, PublishedNode node, int[] children) {

    /**
     * Behind a node {@code n}: its published build {@code b}, and the document {@code d} where it has one. The lowest level
     * of a dataset's tree is left out: it is its documents' own nodes once more.
     */
    static final String PUBLISHED = """

            join build b on b.number = n.build and b.generation > 0 and (b.document is not null or n.level > 0)
            left join document d on d.number = b.document
            """;

    private static final String COLUMNS = """
            select coalesce(d.document_id, '') as document_id, n.build, n.level, n.idx, n.id, n.title, n.text, n.tokens,
              n.start_at, n.end_at, n.passed_up, n.children, b.dataset, n.heading_path, n.page,
              case when n.level > 0 and not n.passed_up then b.summaries_by end as summarised_by,
            """;

    static final String WITH_VECTORS = COLUMNS + "n.vector from node n" + PUBLISHED;

    /** Readers of single nodes have no use for their vectors. */
    static final String BARE = COLUMNS + "cast(null as bytea) as vector from ";

    private static final float[] NONE = {};

    static PublishedRow row(ResultSet rs, int row) throws SQLException {
        PublishedNode node = new PublishedNode(
                rs.getString("id"),
                rs.getString("dataset"),
                rs.getString("document_id"),
                rs.getInt("level"),
                rs.getInt("idx"),
                rs.getString("title"),
                rs.getString("text"),
                rs.getInt("tokens"),
                rs.getInt("start_at"),
                rs.getInt("end_at"),
                rs.getBoolean("passed_up"),
                List.of(),
                Objects.requireNonNullElse(Columns.vector(rs.getBytes("vector")), NONE),
                Columns.texts(rs.getArray("heading_path")),
                rs.getInt("page"),
                rs.getString("summarised_by"));
        return new PublishedRow(rs.getLong("build"), node, Columns.ints(rs.getArray("children")));
    }

    int index() {
        return node.index();
    }

    /**
     * The node with its children.
     *
     * @param ids of the nodes one level below; {@code null} where there is none
     */
    PublishedNode named(IntFunction<@Nullable String> ids) {
        return named(
                Arrays.stream(children).mapToObj(ids).filter(Objects::nonNull).toList());
    }

    PublishedNode named(List<String> ids) {
        return new PublishedNode(
                node.id(),
                node.dataset(),
                node.documentId(),
                node.level(),
                node.index(),
                node.title(),
                node.text(),
                node.tokens(),
                node.start(),
                node.end(),
                node.passedUp(),
                ids,
                node.vector(),
                node.headingPath(),
                node.page(),
                node.summarisedBy());
    }
}
