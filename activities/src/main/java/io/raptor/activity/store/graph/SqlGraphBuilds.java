package io.raptor.activity.store.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.community.PictureLayout.Point;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Graphs that are being made, over SQL. */
public final class SqlGraphBuilds implements GraphBuilds {

    private static final String COLUMNS = "select number, dataset, input_key, merged, grouped from graph where ";

    private final Sql sql;
    private final Clock clock;
    private final GraphRows rows;

    public SqlGraphBuilds(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.rows = new GraphRows(sql);
    }

    @Override
    public Optional<GraphBuild> open(String dataset, String taskId, String key) {
        return sql.write(() -> {
            lock(dataset);
            sql.statement("""
                delete from graph
                where task_id = :task and generation = 0 and (input_key <> :key or dataset <> :dataset)
                """)
                    .param("task", taskId)
                    .param("key", key)
                    .param("dataset", dataset)
                    .update();
            return isPublished(dataset, key) ? Optional.empty() : Optional.of(orBegin(dataset, taskId, key));
        });
    }

    /** Makes all others wait who begin or publish a graph of the dataset. */
    private void lock(String dataset) {
        List<String> found = sql.statement("select name from dataset where name = :dataset for update")
                .param("dataset", dataset)
                .query((rs, i) -> rs.getString(1))
                .list();
        if (found.isEmpty()) {
            throw new IndexingException(
                    FailureType.INTERNAL, "dataset " + dataset + " was deleted; run the task again to find it");
        }
    }

    private boolean isPublished(String dataset, String key) {
        return sql.statement("""
            select count(*) from graph
            where dataset = :dataset and generation > 0 and input_key = :key and gaps = 0
            """)
                        .param("dataset", dataset)
                        .param("key", key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private GraphBuild orBegin(String dataset, String taskId, String key) {
        return find(taskId).orElseGet(() -> {
            sql.statement("insert into graph (dataset, task_id, input_key) values (:dataset, :task, :key)")
                    .param("dataset", dataset)
                    .param("task", taskId)
                    .param("key", key)
                    .update();
            return find(taskId).orElseThrow();
        });
    }

    @Override
    public Optional<GraphBuild> begun(String taskId) {
        return sql.read(() -> find(taskId));
    }

    private Optional<GraphBuild> find(String taskId) {
        return sql.statement(COLUMNS + "task_id = :task and generation = 0")
                .param("task", taskId)
                .query(SqlGraphBuilds::row)
                .optional();
    }

    private static GraphBuild row(ResultSet rs, int row) throws SQLException {
        return new GraphBuild(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getBoolean(4), rs.getBoolean(5));
    }

    @Override
    public void saveMerged(long graph, Graph merged, GraphFigures figures) {
        sql.write(() -> {
            rows.drop(graph, "graph_entity", "graph_relation", "graph_evidence");
            rows.insert(graph, merged);
            require(sql.statement("""
                update graph set merged = true, grouped = false, units = :units, entities = :entities,
                  relations = :relations, dropped = :dropped
                where number = :graph and generation = 0
                """)
                    .param("units", figures.units())
                    .param("entities", merged.entities().size())
                    .param("relations", merged.relations().size())
                    .param("dropped", GraphJson.text(figures.dropped()))
                    .param("graph", graph)
                    .update());
        });
    }

    @Override
    public void saveJoined(long graph, List<JoinedNames> joined) {
        sql.write(() -> {
            rows.drop(graph, "graph_merge");
            rows.insertJoined(graph, joined);
        });
    }

    @Override
    public void saveDescriptions(long graph, Map<String, String> descriptions) {
        String[] ids = descriptions.keySet().stream().sorted().toArray(String[]::new);
        sql.write(() -> rows.describe(
                graph,
                bodies("select body from " + Sql.TEXTS + """

                    join graph_entity e on e.graph = :graph and e.id = given.one order by e.id
                    """, graph, ids, Entity.class),
                bodies("select body from " + Sql.TEXTS + """

                    join graph_relation r on r.graph = :graph and r.id = given.one order by r.id
                    """, graph, ids, Relation.class),
                descriptions));
    }

    @Override
    public Graph merged(long graph) {
        return sql.read(() -> new Graph(
                bodies("select body from graph_entity where graph = :graph order by id", graph, Entity.class),
                bodies("select body from graph_relation where graph = :graph order by id", graph, Relation.class),
                Map.of()));
    }

    @Override
    public Graph among(long graph, Collection<String> entities) {
        String[] given = entities.toArray(String[]::new);
        return sql.read(() -> new Graph(
                bodies("select body from " + Sql.TEXTS + """

                    join graph_entity e on e.graph = :graph and e.id = given.one order by e.id
                    """, graph, given, Entity.class),
                bodies("select body from " + Sql.TEXTS + """

                    join graph_relation r on r.graph = :graph and r.from_entity = given.one
                    join unnest(cast(:given as varchar array)) as other(one) on r.to_entity = other.one
                    order by r.id
                    """, graph, given, Relation.class),
                Map.of()));
    }

    private <T> List<T> bodies(String query, long graph, String[] given, Class<T> type) {
        return sql.statement(query)
                .param("graph", graph)
                .param("given", given)
                .query((rs, i) -> GraphJson.value(rs.getString(1), type))
                .list();
    }

    private <T> List<T> bodies(String query, long graph, Class<T> type) {
        return sql.statement(query)
                .param("graph", graph)
                .query((rs, i) -> GraphJson.value(rs.getString(1), type))
                .list();
    }

    @Override
    public void saveCommunities(long graph, List<Community> communities) {
        sql.write(() -> {
            rows.drop(graph, "graph_community", "graph_member");
            rows.insert(graph, communities);
            require(sql.statement("""
                update graph set grouped = true, communities = :communities, reports = 0
                where number = :graph and generation = 0
                """)
                    .param("communities", communities.size())
                    .param("graph", graph)
                    .update());
        });
    }

    @Override
    public int communityCount(long graph) {
        return sql.read(() -> sql.statement("select count(*) from graph_community where graph = :graph")
                .param("graph", graph)
                .query(Integer.class)
                .single());
    }

    @Override
    public List<Community> communities(long graph, int from, int most) {
        return sql.read(() -> sql.statement("""
                        select body from graph_community where graph = :graph order by level desc, id
                        limit :most offset :from
                        """)
                .param("graph", graph)
                .param("most", most)
                .param("from", from)
                .query((rs, i) -> GraphJson.value(rs.getString(1), Community.class))
                .list());
    }

    @Override
    public void saveReports(long graph, Map<String, Report> reports) {
        sql.write(() -> {
            sql.batch("""
                update graph_community set title = :title, rating = :rating, report = :report, stood_in = :stood_in
                where graph = :graph and id = :id
                """, reports.entrySet(), entry -> GraphRows.row(graph, entry.getKey(), entry.getValue()));
            sql.statement("""
                update graph set reports = (
                  select count(*) from graph_community where graph = :graph and report is not null)
                where number = :graph
                """).param("graph", graph).update();
        });
    }

    @Override
    public void savePlaces(long graph, Map<String, Point> places) {
        sql.write(() -> sql.batch(
                "update graph_entity set x = :x, y = :y where graph = :graph and id = :id",
                places.entrySet(),
                place -> new MapSqlParameterSource("graph", graph)
                        .addValue("id", place.getKey())
                        .addValue("x", place.getValue().x())
                        .addValue("y", place.getValue().y())));
    }

    @Override
    public void publish(long graph) {
        sql.write(() -> {
            String dataset = sql.statement("select dataset from graph where number = :graph")
                    .param("graph", graph)
                    .query(String.class)
                    .optional()
                    .orElseThrow(SqlGraphBuilds::gone);
            lock(dataset);
            countGaps(graph);
            // What an earlier attempt did whose end nobody heard of is not done again.
            int shown = sql.statement("""
                update graph set published_at = :now, generation = 1 + (
                  select max(g.generation) from graph g where g.dataset = :dataset)
                where number = :graph and generation = 0
                """)
                    .param("now", Columns.now(clock))
                    .param("dataset", dataset)
                    .param("graph", graph)
                    .update();
            if (shown > 0) {
                sql.statement("delete from graph where dataset = :dataset and generation > 0 and number <> :graph")
                        .param("dataset", dataset)
                        .param("graph", graph)
                        .update();
            }
        });
    }

    /** Adds up what a model left open, and what was dropped of its answers. */
    private void countGaps(long graph) {
        SortedMap<String, Long> dropped = new TreeMap<>();
        sql.statement("""
            select dropped from graph_community where graph = :graph and dropped is not null
            union all select dropped from graph where number = :graph
            """).param("graph", graph).query(rs -> {
            GraphJson.counts(rs.getString(1)).forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
        });
        sql.statement("""
            update graph set dropped = :dropped, gaps = (
              select count(*) from graph_community where graph = :graph and stood_in) + (
              select count(*) from graph_question where graph = :graph and answer is null)
            where number = :graph and generation = 0
            """)
                .param("dropped", GraphJson.text(dropped))
                .param("graph", graph)
                .update();
    }

    private static void require(int updated) {
        if (updated == 0) {
            throw gone();
        }
    }

    private static IndexingException gone() {
        return new IndexingException(
                FailureType.INTERNAL, "the graph is gone: its dataset was deleted; run the task again");
    }
}
