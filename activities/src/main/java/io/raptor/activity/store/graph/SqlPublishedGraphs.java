package io.raptor.activity.store.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.community.PictureLayout;
import io.raptor.activity.graph.community.PictureLayout.Point;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.Structure;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.GraphFigures;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Published graphs, over SQL. */
public final class SqlPublishedGraphs implements PublishedGraphs {

    private static final String FIGURES = "units, entities, relations, communities, reports, dropped";

    /** An entity {@code e} is known from the document. */
    private static final String FROM_DOCUMENT = """
        (cast(:document as varchar) is null or exists (
          select 1 from graph_evidence v join document d on d.number = v.document
          where v.graph = :graph and v.entity = %s and d.document_id = :document))
        """;

    private static final String JOINED = "select entity, one, other, reason from graph_merge where ";

    private static final String REPORTED = "select c.body, c.report from ";

    private final Sql sql;

    public SqlPublishedGraphs(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<PublishedGraph> graph(String dataset) {
        return sql.read(() -> sql.statement("select number, generation, published_at, " + FIGURES
                        + " from graph where dataset = :dataset and generation > 0")
                .param("dataset", dataset)
                .query((rs, i) -> new PublishedGraph(
                        rs.getLong("number"),
                        rs.getInt("generation"),
                        figures(rs),
                        Objects.requireNonNull(Columns.instantOrNull(rs, "published_at"))))
                .optional());
    }

    @Override
    public Optional<GraphFigures> figures(String taskId) {
        return sql.read(() -> sql.statement("select " + FIGURES + """
             from task t join graph g on g.dataset = t.dataset
            where t.task_id = :task and (g.task_id = t.task_id or g.generation > 0)
            order by case when g.task_id = t.task_id and g.generation = 0 and g.merged then 0 else 1 end,
              g.generation desc limit 1
            """)
                .param("task", taskId)
                .query((rs, i) -> figures(rs))
                .optional());
    }

    private static GraphFigures figures(ResultSet rs) throws SQLException {
        return new GraphFigures(
                rs.getLong("units"),
                rs.getLong("entities"),
                rs.getLong("relations"),
                rs.getLong("communities"),
                rs.getLong("reports"),
                GraphJson.counts(rs.getString("dropped")));
    }

    @Override
    public List<Entity> entities(long graph, List<String> ids) {
        return inOrder(
                ids,
                "select e.id, e.body from " + Sql.TEXTS
                        + " join graph_entity e on e.graph = :graph and e.id = given.one",
                graph,
                (rs, i) -> GraphJson.value(rs.getString(2), Entity.class));
    }

    private <T> List<T> inOrder(List<String> ids, String query, long graph, RowMapper<T> value) {
        Map<String, T> found = new HashMap<>();
        sql.read(() -> {
            sql.statement(query)
                    .param("given", ids.toArray(String[]::new))
                    .param("graph", graph)
                    .query((rs, i) -> found.put(rs.getString(1), value.mapRow(rs, i)))
                    .list();
            return true;
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Entity> entities(long graph, Wanted wanted) {
        String query = """
            select e.body from graph_entity e
            where e.graph = :graph and e.folded like :part escape '!' and %s
            order by e.passages desc, e.id limit :limit offset :skipped
            """.formatted(FROM_DOCUMENT.formatted("e.id"));
        return sql.read(() -> wanted(query, graph, wanted)
                .query((rs, i) -> GraphJson.value(rs.getString(1), Entity.class))
                .list());
    }

    @Override
    public SortedMap<String, Point> places(long graph) {
        SortedMap<String, Point> places = new TreeMap<>();
        sql.read(() -> {
            sql.statement("""
                select id, x, y from (
                  select id, x, y from graph_entity where graph = :graph order by passages desc, id limit :limit) as first
                where x is not null
                """)
                    .param("graph", graph)
                    .param("limit", PictureLayout.ENTITIES)
                    .query(rs -> {
                        places.put(rs.getString(1), new Point(rs.getDouble(2), rs.getDouble(3)));
                    });
            return true;
        });
        return places;
    }

    private StatementSpec wanted(String query, long graph, Wanted wanted) {
        return sql.statement(query)
                .param("graph", graph)
                .param("part", like(wanted.part()))
                .param("document", wanted.documentId())
                .param("limit", wanted.limit())
                .param("skipped", wanted.skipped());
    }

    private static String like(String part) {
        String plain = part.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + plain + "%";
    }

    @Override
    public List<Relation> relations(long graph, Wanted wanted) {
        String query = """
            select r.body from graph_relation r
            join graph_entity f on f.graph = r.graph and f.id = r.from_entity
            join graph_entity t on t.graph = r.graph and t.id = r.to_entity
            where r.graph = :graph and (f.folded like :part escape '!' or t.folded like :part escape '!') and %s
            order by r.weight desc, r.id limit :limit offset :skipped
            """.formatted(FROM_DOCUMENT.formatted("r.from_entity"));
        return sql.read(() -> wanted(query, graph, wanted)
                .query((rs, i) -> GraphJson.value(rs.getString(1), Relation.class))
                .list());
    }

    @Override
    public List<Relation> relationsOf(long graph, String entity, int limit) {
        return sql.read(() -> sql.statement("""
            select body from graph_relation
            where graph = :graph and (from_entity = :entity or to_entity = :entity)
            order by weight desc, id limit :limit
            """)
                .param("graph", graph)
                .param("entity", entity)
                .param("limit", limit)
                .query((rs, i) -> GraphJson.value(rs.getString(1), Relation.class))
                .list());
    }

    @Override
    public List<Reported> communities(long graph, Wanted wanted) {
        String query = REPORTED + """
            graph_community c
            where c.graph = :graph and lower(coalesce(c.title, '')) like :part escape '!'
              and (cast(:document as varchar) is null or exists (
                select 1 from graph_member m join graph_evidence v on v.graph = m.graph and v.entity = m.entity
                join document d on d.number = v.document
                where m.graph = :graph and m.community = c.id and d.document_id = :document))
            order by c.size desc, c.id limit :limit offset :skipped
            """;
        return sql.read(() ->
                wanted(query, graph, wanted).query(SqlPublishedGraphs::reported).list());
    }

    @Override
    public List<Reported> communities(long graph, List<String> ids) {
        return inOrder(
                ids,
                "select c.id, c.body, c.report from " + Sql.TEXTS
                        + " join graph_community c on c.graph = :graph and c.id = given.one",
                graph,
                (rs, i) -> reported(rs.getString(2), rs.getString(3)));
    }

    @Override
    public List<Reported> communitiesOf(long graph, String entity) {
        return sql.read(() -> sql.statement(REPORTED + """
            graph_member m join graph_community c on c.graph = m.graph and c.id = m.community
            where m.graph = :graph and m.entity = :entity order by c.level desc, c.id
            """)
                .param("graph", graph)
                .param("entity", entity)
                .query(SqlPublishedGraphs::reported)
                .list());
    }

    private static Reported reported(ResultSet rs, int row) throws SQLException {
        return reported(rs.getString(1), rs.getString(2));
    }

    private static Reported reported(String body, @Nullable String report) {
        return new Reported(
                GraphJson.value(body, Community.class), report == null ? null : GraphJson.value(report, Report.class));
    }

    @Override
    public List<JoinedNames> joined(long graph, String entity) {
        return sql.read(() -> sql.statement(JOINED + "graph = :graph and entity = :entity order by number")
                .param("graph", graph)
                .param("entity", entity)
                .query(SqlPublishedGraphs::joinedNames)
                .list());
    }

    @Override
    public List<JoinedNames> joined(long graph) {
        return sql.read(() -> sql.statement(JOINED + "graph = :graph order by number")
                .param("graph", graph)
                .query(SqlPublishedGraphs::joinedNames)
                .list());
    }

    @Override
    public List<String> joinedAs(long graph, String key) {
        return sql.read(() -> sql.statement("""
            select entity from graph_merge where graph = :graph and one = :key
            union select entity from graph_merge where graph = :graph and other = :key order by 1
            """)
                .param("graph", graph)
                .param("key", key)
                .query(String.class)
                .list());
    }

    private static JoinedNames joinedNames(ResultSet rs, int row) throws SQLException {
        return new JoinedNames(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4));
    }

    @Override
    public Map<LeafRef, Passage> passages(long graph, Collection<LeafRef> wanted) {
        Map<String, Set<Long>> leaves = new TreeMap<>();
        wanted.forEach(passage -> leaves.computeIfAbsent(passage.document(), document -> new TreeSet<>())
                .add((long) passage.leaf()));
        Map<LeafRef, Passage> found = new HashMap<>();
        sql.read(() -> {
            leaves.forEach((document, numbers) -> read(graph, document, numbers, found));
            return true;
        });
        return found;
    }

    private void read(long graph, String document, Set<Long> leaves, Map<LeafRef, Passage> to) {
        sql.statement("select n.id, n.idx, n.text, n.tokens, n.heading_path, n.asides from " + Sql.NUMBERS + """

            join graph g on g.number = :graph
            join document d on d.dataset = g.dataset and d.id_hash = :hash
            join build b on b.number = d.published_build
              and (g.published_at is null or b.published_at <= g.published_at)
            join node n on n.build = b.number and n.level = 0 and n.idx = given.one
            """)
                .param("given", leaves.toArray(Long[]::new))
                .param("graph", graph)
                .param("hash", Columns.hash(document))
                .query((rs, i) -> to.put(new LeafRef(document, rs.getInt("idx")), passage(rs)))
                .list();
    }

    private static Passage passage(ResultSet rs) throws SQLException {
        Array asides = rs.getArray("asides");
        Structure place = new Structure(
                Columns.texts(rs.getArray("heading_path")), 0, asides == null ? new int[0] : Columns.ints(asides));
        String text = rs.getString("text");
        return new Passage(
                rs.getString("id"), new Unit.Leaf(rs.getInt("idx"), text, place.headingPath(), rs.getInt("tokens")));
    }
}
