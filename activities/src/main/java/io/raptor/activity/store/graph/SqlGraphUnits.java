package io.raptor.activity.store.graph;

import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Contributions of documents, over SQL. */
public final class SqlGraphUnits implements GraphUnits {

    private static final String COLUMNS = "select from_leaf, to_leaf, body from graph_unit where build = :build ";

    private final Sql sql;

    public SqlGraphUnits(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void divide(long build, List<DividedUnit> units) {
        sql.write(() -> {
            // Whoever locks the build first writes its units.
            sql.statement("select number from build where number = :build for update")
                    .param("build", build)
                    .query(Long.class)
                    .list();
            if (count(build) == 0) {
                sql.batch("""
                        insert into graph_unit (build, unit, from_leaf, to_leaf, body)
                        values (:build, :unit, :from, :to, :body)
                        """, IntStream.range(0, units.size()).boxed().toList(), i -> row(build, i, units.get(i)));
            }
        });
    }

    private long count(long build) {
        return sql.statement("select count(*) from graph_unit where build = :build")
                .param("build", build)
                .query(Long.class)
                .single();
    }

    private static SqlParameterSource row(long build, int number, DividedUnit unit) {
        return new MapSqlParameterSource("build", build)
                .addValue("unit", number)
                .addValue("from", unit.fromLeaf())
                .addValue("to", unit.toLeaf())
                .addValue("body", unit.graph() == null ? null : GraphJson.text(unit.graph()));
    }

    @Override
    public List<DividedUnit> units(long build) {
        return sql.read(() -> sql.statement(COLUMNS + "order by unit")
                .param("build", build)
                .query(SqlGraphUnits::unit)
                .list());
    }

    @Override
    public DividedUnit unit(long build, int unit) {
        return sql.read(() -> sql.statement(COLUMNS + "and unit = :unit")
                .param("build", build)
                .param("unit", unit)
                .query(SqlGraphUnits::unit)
                .optional()
                .orElseThrow(() -> new IndexingException(
                        FailureType.INTERNAL, "unit " + unit + " is gone with its build; run the task again")));
    }

    private static DividedUnit unit(ResultSet rs, int row) throws SQLException {
        return new DividedUnit(rs.getInt(1), rs.getInt(2), graph(rs.getString(3)));
    }

    private static @Nullable UnitGraph graph(@Nullable String body) {
        return body == null ? null : GraphJson.value(body, UnitGraph.class);
    }

    @Override
    public void save(long build, int unit, UnitGraph graph) {
        sql.write(() -> {
            sql.statement("update graph_unit set body = :body where build = :build and unit = :unit")
                    .param("body", GraphJson.text(graph))
                    .param("build", build)
                    .param("unit", unit)
                    .update();
            sql.statement("delete from gap where build = :build and level = 1 and cluster = :unit")
                    .param("build", build)
                    .param("unit", unit)
                    .update();
        });
    }

    @Override
    public List<Contributor> contributors(String dataset) {
        return sql.read(() -> sql.statement("""
                        select d.document_id, d.published_build from document d
                        where d.dataset = :dataset
                          and exists (select 1 from graph_unit u where u.build = d.published_build)
                        order by d.document_id
                        """)
                .param("dataset", dataset)
                .query((rs, i) -> new Contributor(rs.getString(1), rs.getLong(2)))
                .list());
    }
}
