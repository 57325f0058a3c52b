package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Published trees, read a few documents at a time. */
final class PublishedNodes {

    /** Read at once, a bound of what is in memory. */
    private static final int NODES = 4000;

    private static final int DOCUMENTS = 500;

    /** Names of documents that are listed where they are too many for all. */
    private static final int NAMED = 3;

    /** Behind a node {@code n}: its published build {@code b}, and the document {@code d} where it has one. */
    private static final String PUBLISHED = " join build b on b.number = n.build and b.generation > 0"
            // The lowest level of a dataset's tree is its documents' own nodes once more.
            + " and (b.document is not null or n.level > 0) left join document d on d.number = b.document";

    private static final String COLUMNS =
            "select coalesce(d.document_id, ''), n.build, n.level, n.idx, n.id, n.title, n.text, n.tokens, n.start_at,"
                    + " n.end_at, n.passed_up, n.children, b.dataset, n.heading_path, n.page, ";

    private static final String VECTORS = COLUMNS + "n.vector from node n" + PUBLISHED;

    /** Readers of single nodes have no use for their vectors. */
    private static final String BARE = COLUMNS + "cast(null as bytea) from ";

    private static final String NODE =
            BARE + "document d join build b on b.number = d.published_build" + " join node n on n.build = b.number";

    private static final String GIVEN = BARE + Sql.GIVEN_TEXTS + " join node n on n.id = given.one" + PUBLISHED;

    private static final float[] NONE = {};

    private final Sql sql;

    PublishedNodes(Sql sql) {
        this.sql = sql;
    }

    /** A published tree's head. */
    private record Tree(String documentId, long build, int nodes) {}

    /** @param children indexes one level below */
    private record Row(long build, PublishedNode node, int index, int[] children) {}

    /**
     * Some trees.
     *
     * @param last id of the last document looked at; empty behind the last one
     * @param large the one tree of the page, where it is to be read by itself
     */
    private record Page(String last, List<PublishedNode> found, Optional<Tree> large) {}

    /** Published trees that are not of the dataset's model and length. */
    List<Aside> aside(String dataset) {
        return sql.list(
                (rs, i) -> new Aside(
                        rs.getString(1), rs.getInt(2), rs.getLong(3), first(dataset, rs.getString(1), rs.getInt(2))),
                "select b.embedding_model, b.dimensions, count(*) from document d"
                        + " join build b on b.number = d.published_build join dataset s on s.name = d.dataset"
                        + " where d.dataset = ? and (b.embedding_model <> s.embedding_model"
                        + " or b.dimensions <> s.dimensions)"
                        + " group by b.embedding_model, b.dimensions order by b.embedding_model, b.dimensions",
                dataset);
    }

    private List<String> first(String dataset, String model, int length) {
        return sql.list(
                (rs, i) -> rs.getString(1),
                "select d.document_id from document d join build b on b.number = d.published_build"
                        + " where d.dataset = ? and d.document_id > '' and b.embedding_model = ? and b.dimensions = ?"
                        + Sql.IN_DATASET,
                dataset,
                model,
                length,
                NAMED);
    }

    void nodes(String dataset, Consumer<PublishedNode> to) {
        String after = "";
        do {
            String behind = after;
            Page page = sql.read(() -> page(trees(dataset, behind)));
            page.found().forEach(to);
            page.large().ifPresent(tree -> large(tree, to));
            after = page.last();
        } while (!after.isEmpty());
    }

    private Page page(List<Tree> trees) {
        if (trees.isEmpty()) {
            return new Page("", List.of(), Optional.empty());
        }
        Tree last = trees.get(trees.size() - 1);
        return last.nodes() > NODES
                ? new Page(last.documentId(), List.of(), Optional.of(last))
                : new Page(last.documentId(), nodes(trees), Optional.empty());
    }

    /** A tree too large to be read at once goes page by page, of the levels below it knows the ids alone. */
    private void large(Tree tree, Consumer<PublishedNode> to) {
        int read = 0;
        int inLevel;
        Map<Integer, String> below = Map.of();
        for (int level = 0; read < tree.nodes(); level++, read += inLevel) {
            Map<Integer, String> here = new HashMap<>();
            inLevel = level(tree.build(), level, below, here, to);
            if (inLevel == 0) {
                throw new IndexingException(
                        FailureType.INTERNAL,
                        tree.documentId() + " was replaced while it was read: read the dataset again");
            }
            below = here;
        }
    }

    /** @return how many nodes the level has */
    private int level(
            long build, int level, Map<Integer, String> below, Map<Integer, String> here, Consumer<PublishedNode> to) {
        int after = -1;
        List<Row> rows;
        do {
            int behind = after;
            rows = sql.read(() -> sql.list(
                    PublishedNodes::row,
                    VECTORS
                            + " where n.build = ? and n.level = ? and n.idx > ? order by n.build, n.level, n.idx limit ?",
                    build,
                    level,
                    behind,
                    NODES));
            for (Row row : rows) {
                here.put(row.index(), row.node().id());
                to.accept(named(
                        row,
                        Arrays.stream(row.children())
                                .mapToObj(below::get)
                                .filter(Objects::nonNull)
                                .toList()));
                after = row.index();
            }
        } while (rows.size() == NODES);
        return here.size();
    }

    /** The dataset's own tree, with the ids of the documents that each node is about. */
    void ofDataset(String dataset, BiConsumer<PublishedNode, List<String>> to) {
        DatasetSources sources = new DatasetSources(sql);
        Optional<Long> build = sql.read(() -> sources.open(dataset));
        if (build.isEmpty()) {
            return;
        }
        Map<Integer, String> below = sources.lowestIds();
        for (int level = 1; !below.isEmpty(); level++) {
            Map<Integer, String> here = new HashMap<>();
            int number = level;
            level(build.get(), level, below, here, node -> to.accept(node, sources.of(number, node.index())));
            below = here;
        }
    }

    private List<Tree> trees(String dataset, String after) {
        List<Tree> found = sql.list(
                (rs, i) -> new Tree(rs.getString(1), rs.getLong(2), rs.getInt(3)),
                "select d.document_id, b.number, b.nodes"
                        + " from document d join build b on b.number = d.published_build"
                        + " where d.dataset = ? and d.document_id > ?" + Sql.IN_DATASET,
                dataset,
                after,
                DOCUMENTS);
        int nodes = 0;
        int take = 0;
        while (take < found.size() && (take == 0 || nodes + found.get(take).nodes() <= NODES)) {
            nodes += found.get(take++).nodes();
        }
        return found.subList(0, take);
    }

    private List<PublishedNode> nodes(List<Tree> trees) {
        Map<Long, List<PublishedNode>> byBuild = new HashMap<>();
        String which = " where n.build = any(?) order by n.build, n.level, n.idx";
        withChildren(sql.list(PublishedNodes::row, VECTORS + which, (Object) builds(trees)))
                .forEach(row -> byBuild.computeIfAbsent(row.build(), b -> new ArrayList<>())
                        .add(row.node()));
        return inOrder(trees, byBuild);
    }

    private static Long[] builds(List<Tree> trees) {
        return trees.stream().map(Tree::build).toArray(Long[]::new);
    }

    private static <T> List<T> inOrder(List<Tree> trees, Map<Long, List<T>> byBuild) {
        List<T> all = new ArrayList<>();
        trees.forEach(tree -> all.addAll(byBuild.getOrDefault(tree.build(), List.of())));
        return all;
    }

    List<PublishedNode> tree(String dataset, String documentId) {
        String which = " where d.dataset = ? and d.id_hash = ? order by n.level, n.idx";
        return withChildren(sql.list(PublishedNodes::row, NODE + which, dataset, Columns.hash(documentId))).stream()
                .map(Row::node)
                .toList();
    }

    List<PublishedNode> nodes(String dataset, Collection<String> ids) {
        List<Row> rows = sql.list(
                PublishedNodes::row, GIVEN, (Object) ids.stream().distinct().toArray(String[]::new));
        // Asked for by the statement, H2 may begin with all documents of the dataset.
        return rows.stream()
                .filter(row -> row.node().dataset().equals(dataset))
                .map(row -> named(row, childrenOf(row)))
                .toList();
    }

    List<String> parents(String dataset, String nodeId) {
        List<Place> places = new ArrayList<>();
        sql.list(
                (rs, i) -> dataset.equals(rs.getString(4))
                        && places.add(new Place(rs.getLong(1), rs.getInt(2), rs.getInt(3))),
                "select n.build, n.level, n.idx, b.dataset from node n"
                        + " join build b on b.number = n.build and b.generation > 0 where n.id = ?",
                nodeId);
        return places.stream().flatMap(place -> above(place).stream()).toList();
    }

    /** Asked for by values: H2 joins all nodes of a build, not the next level's. */
    private List<String> above(Place place) {
        return sql.list(
                (rs, i) -> rs.getString(1),
                "select id from node where build = ? and level = ? and ? = any(children) order by idx",
                place.build(),
                place.level() + 1,
                place.index());
    }

    /** The nodes with these ids, in this order. */
    List<PublishedNode> inOrder(String dataset, List<String> ids) {
        Map<String, PublishedNode> found = new HashMap<>();
        nodes(dataset, ids).forEach(node -> found.put(node.id(), node));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    List<PublishedNode> leaves(String dataset, String documentId, int from, int to) {
        String which =
                " where d.dataset = ? and d.id_hash = ? and n.level = 0 and n.idx between ? and ? order by n.idx";
        return sql.list(PublishedNodes::row, NODE + which, dataset, Columns.hash(documentId), from, to).stream()
                .map(Row::node)
                .toList();
    }

    private List<String> childrenOf(Row row) {
        if (row.children().length == 0) {
            return List.of();
        }
        return sql.list(
                (rs, i) -> rs.getString(1),
                "select n.id from " + Sql.GIVEN_NUMBERS
                        + " join node n on n.idx = given.one and n.build = ? and n.level = ? order by n.idx",
                Columns.boxed(row.children()),
                row.build(),
                row.node().level() - 1);
    }

    private record Place(long build, int level, int index) {}

    /** Names the children by id; they are among the rows themselves. */
    private static List<Row> withChildren(List<Row> rows) {
        Map<Place, String> ids = new HashMap<>();
        rows.forEach(row -> ids.put(
                new Place(row.build(), row.node().level(), row.index()),
                row.node().id()));
        return rows.stream()
                .map(row -> {
                    List<String> children = Arrays.stream(row.children())
                            .mapToObj(child ->
                                    ids.get(new Place(row.build(), row.node().level() - 1, child)))
                            .filter(Objects::nonNull)
                            .toList();
                    return new Row(row.build(), named(row, children), row.index(), row.children());
                })
                .toList();
    }

    private static PublishedNode named(Row row, List<String> children) {
        PublishedNode node = row.node();
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
                children,
                node.vector(),
                node.headingPath(),
                node.page());
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        PublishedNode node = new PublishedNode(
                rs.getString(5),
                rs.getString(13),
                rs.getString(1),
                rs.getInt(3),
                rs.getInt(4),
                rs.getString(6),
                rs.getString(7),
                rs.getInt(8),
                rs.getInt(9),
                rs.getInt(10),
                rs.getBoolean(11),
                List.of(),
                Objects.requireNonNullElse(Columns.vector(rs.getBytes(16)), NONE),
                Columns.texts(rs.getArray(14)),
                rs.getInt(15));
        return new Row(rs.getLong(2), node, node.index(), Columns.ints(rs.getArray(12)));
    }
}
