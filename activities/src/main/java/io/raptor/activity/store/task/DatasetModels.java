package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.Space;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The embedding model that a dataset belongs to. Within a transaction. */
final class DatasetModels {

    private static final String SPACE = "select s.embedding_model, s.dimensions, exists (select 1 from build b"
            + " where b.dataset = s.name and b.generation > 0) from dataset s where s.name = ?";

    private final Sql sql;

    DatasetModels(Sql sql) {
        this.sql = sql;
    }

    Optional<Space> space(String dataset) {
        return sql.first((rs, i) -> new Space(rs.getString(1), rs.getInt(2), rs.getBoolean(3)), SPACE, dataset);
    }

    void claim(String dataset, String embeddingModel, boolean changed, OffsetDateTime now) {
        sql.update(
                "insert into dataset (name, created_at, updated_at) values (?, ?, ?) on conflict do nothing",
                dataset,
                now,
                now);
        sql.number("select 1 from dataset where name = ? for update", dataset);
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
        sql.update(
                "update dataset set embedding_model = ?, dimensions = 0, updated_at = ? where name = ?",
                embeddingModel,
                now,
                dataset);
    }

    private static IndexingException refused(String dataset, String held, String asked) {
        return new IndexingException(
                FailureType.INVALID_REQUEST,
                "dataset " + dataset + " holds vectors of " + held + "; this run would add vectors of " + asked
                        + ": index into another dataset, delete " + dataset
                        + " first, or continue with --models changed, which embeds " + dataset + " again");
    }
}
