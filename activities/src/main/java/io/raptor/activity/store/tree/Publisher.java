package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Swaps what is published of an owner for its next generation. */
public final class Publisher {

    private final Sql sql;
    private final Clock clock;
    private final boolean h2;
    private final ClusterRows clusters;
    private final CompleteLevels completeLevels;
    private final VectorSpace space;

    public Publisher(Sql sql, Clock clock, boolean h2) {
        this.sql = sql;
        this.clock = clock;
        this.h2 = h2;
        this.clusters = new ClusterRows(sql);
        this.completeLevels = new CompleteLevels(sql);
        this.space = new VectorSpace(sql);
    }

    DocumentState publish(Publication publication) {
        DocumentState state = sql.write(() -> published(publication).orElseGet(() -> swap(publication)));
        sync();
        return state;
    }

    /** A commit of H2 survives the end of the process, this also a loss of power. */
    void sync() {
        if (h2) {
            sql.execute("checkpoint sync");
        }
    }

    /** What an earlier attempt did whose end nobody heard of. */
    private Optional<DocumentState> published(Publication publication) {
        OwnedBuilds owned = OwnedBuilds.of(publication.owner());
        owned.lock(sql);
        return owned.document() == null
                ? sql.statement("select gaps from build where number = :build and generation > 0")
                        .param("build", publication.build())
                        .query((rs, i) -> state(rs.getInt("gaps")))
                        .optional()
                : sql.statement("""
                                select td.state from task_document td join document d on d.number = td.document
                                where td.task_id = :task and td.document = :document and d.published_build = :build
                                  and td.state in ('completed', 'partial')
                                """)
                        .param("task", publication.taskId())
                        .param("document", owned.document())
                        .param("build", publication.build())
                        .query((rs, i) -> Columns.documentState(rs.getString("state")))
                        .optional();
    }

    private static DocumentState state(int gaps) {
        return gaps == 0 ? DocumentState.COMPLETED : DocumentState.PARTIAL;
    }

    /** Within a transaction. */
    DocumentState swap(Publication publication) {
        long build = publication.build();
        int levels = completeLevels.upTo(build, publication.levels());
        dropAbove(build, levels);
        refuseUnembedded(build);
        List<Gap> gaps = clusters.gaps(build);
        OffsetDateTime now = Columns.now(clock);
        OwnedBuilds owned = OwnedBuilds.of(publication.owner());
        complete(build, owned, levels, gaps.size(), now);
        show(publication, owned, now);
        DocumentState state = state(gaps.size());
        if (owned.document() != null) {
            record(publication, owned.document(), state, gaps, now);
        }
        return state;
    }

    /** Gaps of the level above stay: they say why there is no such level. */
    private void dropAbove(long build, int levels) {
        clusters.deleteFrom("node", build, levels + 1);
        clusters.deleteFrom("gap", build, levels + 2);
        clusters.deleteFrom("cluster_assignment", build, levels + 1);
        clusters.deleteFrom("assignment", build, levels + 1);
    }

    private void refuseUnembedded(long build) {
        long without = sql.statement("select count(*) from node where build = :build and vector is null")
                .param("build", build)
                .query(Long.class)
                .single();
        if (without > 0) {
            throw new IndexingException(
                    FailureType.INTERNAL, without + " nodes have no vector: they must be embedded before publishing");
        }
    }

    private void complete(long build, OwnedBuilds owned, int levels, int gaps, OffsetDateTime now) {
        long generation = sql.statement("select coalesce(max(generation), 0) from build where " + owned.rows())
                .param("owner", owned.owner())
                .query(Long.class)
                .single();
        int rows = sql.statement("""
                        update build set nodes = (select count(*) from node n where n.build = :build), levels = :levels,
                          gaps = :gaps, title = :title, published_at = :now, generation = :generation
                        where number = :build and leaves >= 0 and
                        """ + owned.rows())
                .param("build", build)
                .param("owner", owned.owner())
                .param("levels", levels)
                .param("gaps", gaps)
                .param("title", title(build, levels))
                .param("now", now)
                .param("generation", generation + 1)
                .update();
        if (rows == 0) {
            throw MissingBuild.gone(build);
        }
    }

    private @Nullable String title(long build, int levels) {
        List<String> top = sql.statement("select title from node where build = :build and level = :level")
                .param("build", build)
                .param("level", levels)
                .query((rs, i) -> rs.getString(1))
                .list();
        return levels > 0 && top.size() == 1 && !top.get(0).isBlank() ? top.get(0) : null;
    }

    private void show(Publication publication, OwnedBuilds owned, OffsetDateTime now) {
        if (owned.document() != null) {
            sql.statement("""
                            update document set published_build = :build, published_by = :task where number = :document
                            """)
                    .param("build", publication.build())
                    .param("task", publication.taskId())
                    .param("document", owned.document())
                    .update();
        }
        sql.statement("delete from build where number <> :build and " + owned.rows())
                .param("build", publication.build())
                .param("owner", owned.owner())
                .update();
        sql.statement("""
                        update dataset set updated_at = :now where name = (select dataset from build where number = :build)
                        """).param("now", now).param("build", publication.build()).update();
        // The dataset's row is locked: no other model takes it over before the tree is shown.
        space.requireShowable(publication.build());
    }

    private void record(
            Publication publication, long document, DocumentState state, List<Gap> gaps, OffsetDateTime now) {
        sql.statement("""
                        update task_document set
                          state = :state, finished_run = (select run from task t where t.task_id = :task),
                          attempts = :attempts, error_type = :error_type, message = :message, retryable = :retryable,
                          updated_at = :now,
                        """ + UsageColumns.ADD + " where task_id = :task and document = :document")
                .paramSource(UsageColumns.values(publication.usage())
                        .addValue("state", state.text())
                        .addValue("task", publication.taskId())
                        .addValue("attempts", publication.attempts())
                        .addValue(
                                "error_type",
                                gaps.isEmpty() ? null : gaps.get(0).type().text())
                        .addValue("message", gaps.isEmpty() ? null : missing(gaps, publication.levels()))
                        .addValue("retryable", !gaps.isEmpty())
                        .addValue("now", now)
                        .addValue("document", document))
                .update();
    }

    private static String missing(List<Gap> gaps, int levels) {
        Gap first = gaps.get(0);
        if (levels == 0) {
            return "units without a good answer: " + gaps.size() + "; the first, unit " + (first.cluster() + 1) + ": "
                    + first.message();
        }
        return "summaries missing: " + gaps.size() + "; the first, cluster " + (first.cluster() + 1) + " of level "
                + first.level() + ": " + first.message();
    }
}
