package io.raptor.activity.store.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Report;
import io.raptor.activity.port.GraphQuestions;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.store.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Questions about graphs, over SQL. */
public final class SqlGraphQuestions implements GraphQuestions {

    private final Sql sql;

    public SqlGraphQuestions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Integer> reports(long graph) {
        return sql.read(() ->
                sql.statement("""
                    select count(step) from graph_community where graph = :graph group by level order by level desc
                    """).param("graph", graph).query(Integer.class).list());
    }

    @Override
    public Optional<Reported> report(long graph, int level, int step) {
        return sql.read(() -> sql.statement("""
            select body, report from graph_community
            where graph = :graph and level = :level and step = :step
            """)
                .param("graph", graph)
                .param("level", level)
                .param("step", step)
                .query(GraphRows::reported)
                .optional());
    }

    @Override
    public List<Reported> parts(long graph, Community whole) {
        return sql.read(() -> sql
                .statement("""
                    select c.body, c.report from graph_community c where c.graph = :graph and c.id in (
                      select m.community from unnest(cast(:given as varchar array)) as given(one)
                      join graph_member m on m.graph = :graph and m.entity = given.one)
                    order by c.id
                    """)
                .param("graph", graph)
                .param("given", whole.members().toArray(String[]::new))
                .query(GraphRows::reported)
                .list()
                .stream()
                .filter(part -> part.community().parent().equals(whole.id()))
                .toList());
    }

    @Override
    public void saveReport(long graph, String community, Report report, Map<DropReason, Integer> dropped) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        dropped.forEach((reason, count) -> counts.put(reason.wire(), count));
        sql.write(() -> sql.statement("""
            update graph_community set title = :title, rating = :rating, report = :report,
              stood_in = :stood_in, dropped = :dropped
            where graph = :graph and id = :id
            """)
                .paramSource(GraphRows.row(graph, community, report).addValue("dropped", GraphJson.text(counts)))
                .update());
    }

    @Override
    public void ask(Round round, List<Asked> questions) {
        sql.write(() -> {
            drop(round, false);
            sql.batch(
                    """
                    insert into graph_question (graph, kind, round, number, question, answer)
                    values (:graph, :kind, :round, :number, :question, :answer)
                    """,
                    IntStream.range(0, questions.size()).boxed().toList(),
                    i -> row(round)
                            .addValue("number", i)
                            .addValue("question", questions.get(i).question())
                            .addValue("answer", questions.get(i).answer()));
        });
    }

    private void drop(Round round, boolean andLater) {
        sql.statement("delete from graph_question where graph = :graph and kind = :kind and round "
                        + (andLater ? ">=" : "=") + " :round")
                .paramSource(row(round))
                .update();
    }

    private static MapSqlParameterSource row(Round round) {
        return new MapSqlParameterSource("graph", round.graph())
                .addValue("kind", round.kind().name().toLowerCase(Locale.ROOT))
                .addValue("round", round.number());
    }

    @Override
    public List<Asked> questions(Round round) {
        return sql.read(() -> sql.statement("""
            select question, answer from graph_question
            where graph = :graph and kind = :kind and round = :round order by number
            """)
                .paramSource(row(round))
                .query((rs, i) -> new Asked(rs.getString(1), rs.getString(2)))
                .list());
    }

    @Override
    public Optional<Asked> question(Round round, int number) {
        return sql.read(() -> sql.statement("""
            select question, answer from graph_question
            where graph = :graph and kind = :kind and round = :round and number = :number
            """)
                .paramSource(row(round).addValue("number", number))
                .query((rs, i) -> new Asked(rs.getString(1), rs.getString(2)))
                .optional());
    }

    @Override
    public void answer(Round round, int number, String answer) {
        sql.write(() -> sql.statement("""
            update graph_question set answer = :answer
            where graph = :graph and kind = :kind and round = :round and number = :number
            """)
                .paramSource(row(round).addValue("number", number).addValue("answer", answer))
                .update());
    }

    @Override
    public void forget(Round from) {
        sql.write(() -> drop(from, true));
    }
}
