package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
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
    private final ClusterRows groupings;
    private final CompleteLevels wholeLevels;
    private final VectorSpace space;

    public Publisher(Sql sql, Clock clock, boolean h2) {
        this.sql = sql;
        this.clock = clock;
        this.h2 = h2;
        this.groupings = new ClusterRows(sql);
        this.wholeLevels = new CompleteLevels(sql);
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
                ? sql.first(
                        (rs, i) -> state(rs.getInt(1)),
                        "select gaps from build where number = ? and generation > 0",
                        publication.build())
                : sql.first(
                        (rs, i) -> Columns.documentState(rs.getString(1)),
                        "select td.state from task_document td join document d on d.number = td.document"
                                + " where td.task_id = ? and td.document = ? and d.published_build = ?"
                                + " and td.state in ('completed', 'partial')",
                        publication.taskId(),
                        owned.document(),
                        publication.build());
    }

    private static DocumentState state(int gaps) {
        return gaps == 0 ? DocumentState.COMPLETED : DocumentState.PARTIAL;
    }

    /** Within a transaction. */
    DocumentState swap(Publication publication) {
        long build = publication.build();
        int levels = wholeLevels.upTo(build, publication.levels());
        dropAbove(build, levels);
        refuseUnembedded(build);
        List<Gap> gaps = groupings.gaps(build);
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
        sql.update("delete from node where build = ? and level > ?", build, levels);
        sql.update("delete from gap where build = ? and level > ?", build, levels + 1);
        sql.update("delete from cluster_assignment where build = ? and level > ?", build, levels);
        sql.update("delete from assignment where build = ? and level > ?", build, levels);
    }

    private void refuseUnembedded(long build) {
        long without = sql.number("select count(*) from node where build = ? and vector is null", build);
        if (without > 0) {
            throw new IndexingException(
                    FailureType.INTERNAL, without + " nodes have no vector: they must be embedded before publishing");
        }
    }

    private void complete(long build, OwnedBuilds owned, int levels, int gaps, OffsetDateTime now) {
        long generation =
                sql.number("select coalesce(max(generation), 0) from build where " + owned.rows(), owned.owner());
        int rows = sql.update(
                "update build set nodes = (select count(*) from node n where n.build = ?), levels = ?, gaps = ?,"
                        + " title = ?, published_at = ?, generation = ? where number = ? and " + owned.rows()
                        + " and leaves >= 0",
                build,
                levels,
                gaps,
                title(build, levels),
                now,
                generation + 1,
                build,
                owned.owner());
        if (rows == 0) {
            throw MissingBuild.gone(build);
        }
    }

    private @Nullable String title(long build, int levels) {
        List<String> top = sql.list(
                (rs, i) -> rs.getString(1), "select title from node where build = ? and level = ?", build, levels);
        return levels > 0 && top.size() == 1 && !top.get(0).isBlank() ? top.get(0) : null;
    }

    private void show(Publication publication, OwnedBuilds owned, OffsetDateTime now) {
        if (owned.document() != null) {
            sql.update(
                    "update document set published_build = ?, published_by = ? where number = ?",
                    publication.build(),
                    publication.taskId(),
                    owned.document());
        }
        sql.update("delete from build where " + owned.rows() + " and number <> ?", owned.owner(), publication.build());
        sql.update("update dataset set updated_at = ? where name = ?", now, owned.dataset(sql));
        // The dataset's row is locked: no other model takes it over before the tree is shown.
        space.requireShowable(publication.build());
    }

    private void record(
            Publication publication, long document, DocumentState state, List<Gap> gaps, OffsetDateTime now) {
        Usage usage = publication.usage();
        sql.update(
                "update task_document set state = ?, finished_run = (select run from task t where t.task_id = ?),"
                        + " attempts = ?, error_type = ?, message = ?, retryable = ?, updated_at = ?,"
                        + UsageColumns.ADD_USAGE + " where task_id = ? and document = ?",
                state.text(),
                publication.taskId(),
                publication.attempts(),
                gaps.isEmpty() ? null : gaps.get(0).type().text(),
                gaps.isEmpty() ? null : missing(gaps),
                !gaps.isEmpty(),
                now,
                usage.modelCalls(),
                usage.embeddingCalls(),
                usage.cachedCalls(),
                usage.inputTokens(),
                usage.outputTokens(),
                publication.taskId(),
                document);
    }

    private static String missing(List<Gap> gaps) {
        Gap first = gaps.get(0);
        return "summaries missing: " + gaps.size() + "; the first, cluster " + (first.cluster() + 1) + " of level "
                + first.level() + ": " + first.message();
    }
}
