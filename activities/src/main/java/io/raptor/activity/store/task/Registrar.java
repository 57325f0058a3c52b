package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Writes what was found in the sources into a task's list. Within a transaction. */
final class Registrar {

    private static final String UNCHANGED = "unchanged";

    private static final String INSERT = """
            insert into task_document (task_id, document, path, bytes, content_hash, state, found_run, finished_run,
              attempts, message, retryable, updated_at, model_calls, cached_calls, input_tokens, output_tokens)
            values (:task, :document, :path, :bytes, :content_hash, :state, :run, :finished_run,
              0, :message, false, :now, 0, 0, 0, 0)
            """;

    private static final String KNOWN = "select d.id_hash, d.number, b.build_key from " + Sql.TEXTS + """

            join document d on d.dataset = :dataset and d.id_hash = given.one
            join dataset s on s.name = d.dataset
            left join build b on b.number = d.published_build and b.gaps = 0
              and b.embedding_model = s.embedding_model and b.dimensions = s.dimensions
            """;

    private final Sql sql;

    Registrar(Sql sql) {
        this.sql = sql;
    }

    private record Task(String dataset, int run) {}

    /** @param key of its complete published tree in the dataset's space; {@code null} when there is none */
    private record Known(long number, @Nullable String key) {}

    void register(String taskId, Collection<FoundDocument> found, OffsetDateTime now) {
        Map<String, FoundDocument> byHash = byHash(found);
        Task task = task(taskId);
        Map<String, Known> known = known(task.dataset(), byHash);
        Set<Long> kept = keepFinished(taskId, task.run(), known.values());
        Map<Known, FoundDocument> listed = new LinkedHashMap<>();
        byHash.forEach((hash, document) -> {
            Known row = Objects.requireNonNull(known.get(hash));
            if (!kept.contains(row.number())) {
                listed.put(row, document);
            }
        });
        sql.batch(INSERT, listed.entrySet(), one -> row(taskId, task.run(), one.getKey(), one.getValue(), now));
    }

    /** The ids of documents whose published tree is what these would give. */
    Set<String> unchanged(String dataset, Collection<FoundDocument> found) {
        Map<String, FoundDocument> byHash = byHash(found);
        Map<String, Known> known = find(dataset, byHash.keySet());
        Set<String> ids = new HashSet<>();
        byHash.forEach((hash, document) -> {
            Known row = known.get(hash);
            if (row != null && unchanged(row, document)) {
                ids.add(document.documentId());
            }
        });
        return ids;
    }

    private static boolean unchanged(Known known, FoundDocument document) {
        return document.skipReason() == null && document.buildKey().equals(known.key());
    }

    private static Map<String, FoundDocument> byHash(Collection<FoundDocument> found) {
        Map<String, FoundDocument> byHash = new LinkedHashMap<>();
        found.forEach(document -> byHash.putIfAbsent(Columns.hash(document.documentId()), document));
        return byHash;
    }

    private Task task(String taskId) {
        return sql.statement("select dataset, run from task where task_id = :task")
                .param("task", taskId)
                .query((rs, i) -> new Task(rs.getString("dataset"), rs.getInt("run")))
                .optional()
                .orElseThrow(() ->
                        new IndexingException(FailureType.INTERNAL, "task " + taskId + " was deleted; start it again"));
    }

    private Map<String, Known> known(String dataset, Map<String, FoundDocument> byHash) {
        Map<String, Known> known = find(dataset, byHash.keySet());
        Map<String, FoundDocument> fresh = new LinkedHashMap<>(byHash);
        fresh.keySet().removeAll(known.keySet());
        sql.batch(
                """
                insert into document (dataset, document_id, id_hash) values (:dataset, :id, :hash)
                on conflict do nothing
                """,
                fresh.entrySet(),
                one -> new MapSqlParameterSource("dataset", dataset)
                        .addValue("id", one.getValue().documentId())
                        .addValue("hash", one.getKey()));
        return fresh.isEmpty() ? known : find(dataset, byHash.keySet());
    }

    private Map<String, Known> find(String dataset, Set<String> hashes) {
        Map<String, Known> known = new HashMap<>();
        sql.statement(KNOWN)
                .param("given", hashes.toArray(String[]::new))
                .param("dataset", dataset)
                .query(rs -> {
                    known.put(rs.getString("id_hash"), new Known(rs.getLong("number"), rs.getString("build_key")));
                });
        return known;
    }

    /** The documents that this run has finished already, now found by it; what is listed of earlier runs goes. */
    private Set<Long> keepFinished(String taskId, int run, Collection<Known> known) {
        Set<Long> finished = new LinkedHashSet<>();
        Set<Long> gone = new LinkedHashSet<>();
        listed(taskId, known).forEach((document, finishedRun) -> (finishedRun == run ? finished : gone).add(document));
        Function<Long, SqlParameterSource> place = document -> new MapSqlParameterSource("task", taskId)
                .addValue("document", document)
                .addValue("run", run);
        sql.batch("""
                update task_document set found_run = :run
                where task_id = :task and document = :document and finished_run = :run
                """, finished, place);
        sql.batch("""
                delete from task_document where task_id = :task and document = :document and finished_run <> :run
                """, gone, place);
        return finished;
    }

    /** In which run each was finished, where the task lists it. */
    private Map<Long, Integer> listed(String taskId, Collection<Known> known) {
        Map<Long, Integer> listed = new LinkedHashMap<>();
        sql.statement("select td.document, td.finished_run from " + Sql.NUMBERS
                        + " join task_document td on td.task_id = :task and td.document = given.one")
                .param("given", known.stream().map(Known::number).toArray(Long[]::new))
                .param("task", taskId)
                .query(rs -> {
                    listed.put(rs.getLong("document"), rs.getInt("finished_run"));
                });
        return listed;
    }

    private static SqlParameterSource row(
            String taskId, int run, Known known, FoundDocument document, OffsetDateTime now) {
        String skipped = document.skipReason();
        if (unchanged(known, document)) {
            skipped = UNCHANGED;
        }
        DocumentState state = skipped == null ? DocumentState.PENDING : DocumentState.SKIPPED;
        return new MapSqlParameterSource("task", taskId)
                .addValue("document", known.number())
                .addValue("path", document.path())
                .addValue("bytes", document.bytes())
                .addValue("content_hash", document.contentHash())
                .addValue("state", state.text())
                .addValue("run", run)
                .addValue("finished_run", skipped == null ? 0 : run)
                .addValue("message", skipped)
                .addValue("now", now);
    }
}
