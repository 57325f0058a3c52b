package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.Space;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The embedding model that a dataset belongs to. Within a transaction. */
final class DatasetModels {

    private static final String SPACE = """
            select s.embedding_model, s.dimensions, exists
              (select 1 from build b where b.dataset = s.name and b.generation > 0) as published
            from dataset s where s.name = :dataset
            """;

    private final Sql sql;

    DatasetModels(Sql sql) {
        this.sql = sql;
    }

    Optional<Space> space(String dataset) {
        return sql.statement(SPACE)
                .param("dataset", dataset)
                .query((rs, i) ->
                        new Space(rs.getString("embedding_model"), rs.getInt("dimensions"), rs.getBoolean("published")))
                .optional();
    }

    void claim(String dataset, String embeddingModel, boolean changed, OffsetDateTime now) {
        TaskRunRows.found(sql, dataset, now);
        sql.statement("select name from dataset where name = :dataset for update")
                .param("dataset", dataset)
                .query(String.class)
                .single();
        Space space = space(dataset).orElseThrow();
        if (!space.embeddingModel().equals(embeddingModel)) {
            if (space.published() && !changed && !space.embeddingModel().isEmpty()) {
                throw refused(dataset, space.embeddingModel(), embeddingModel);
            }
            take(dataset, embeddingModel, now);
        }
    }

    /** Searches that keep vectors in memory see another edition. */
    private void take(String dataset, String embeddingModel, OffsetDateTime now) {
        sql.statement("""
                        update dataset set embedding_model = :model, dimensions = 0, updated_at = :now
                        where name = :dataset
                        """)
                .param("model", embeddingModel)
                .param("now", now)
                .param("dataset", dataset)
                .update();
    }

    private static IndexingException refused(String dataset, String held, String asked) {
        return new IndexingException(
                FailureType.INVALID_REQUEST,
                "dataset " + dataset + " holds vectors of " + held + "; this run would add vectors of " + asked
                        + ": index into another dataset, delete " + dataset
                        + " first, or continue with --models changed, which embeds " + dataset + " again");
    }
}
