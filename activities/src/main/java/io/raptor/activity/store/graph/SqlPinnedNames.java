package io.raptor.activity.store.graph;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PinnedNames;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What people say about names, over SQL. */
public final class SqlPinnedNames implements PinnedNames {

    private final Sql sql;

    public SqlPinnedNames(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Pin> of(String dataset) {
        return sql.read(() -> sql.statement(
                        "select one, other, same from pinned_names where dataset = :dataset order by one, other")
                .param("dataset", dataset)
                .query((rs, i) -> new Pin(rs.getString(1), rs.getString(2), rs.getBoolean(3)))
                .list());
    }

    @Override
    public void pin(String dataset, Pin pin) {
        sql.write(() -> {
            lock(dataset);
            drop(dataset, pin.one(), pin.other());
            if (count(dataset) >= MOST) {
                throw new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "dataset " + dataset + " has " + MOST + " pairs of names pinned already: free some first");
            }
            pair("insert into pinned_names (dataset, one, other, same) values (:dataset, :one, :other, :same)", dataset)
                    .param("one", pin.one())
                    .param("other", pin.other())
                    .param("same", pin.same())
                    .update();
        });
    }

    private void lock(String dataset) {
        boolean none = pair("select name from dataset where name = :dataset for update", dataset)
                .query(String.class)
                .list()
                .isEmpty();
        if (none) {
            throw new IndexingException(FailureType.INTERNAL, "there is no dataset " + dataset);
        }
    }

    private long count(String dataset) {
        return pair("select count(*) from pinned_names where dataset = :dataset", dataset)
                .query(Long.class)
                .single();
    }

    @Override
    public void unpin(String dataset, String one, String other) {
        sql.write(() -> {
            drop(dataset, one, other);
            drop(dataset, other, one);
        });
    }

    private void drop(String dataset, String one, String other) {
        pair("delete from pinned_names where dataset = :dataset and one = :one and other = :other", dataset)
                .param("one", one)
                .param("other", other)
                .update();
    }

    private StatementSpec pair(String statement, String dataset) {
        return sql.statement(statement).param("dataset", dataset);
    }
}
