package io.raptor.activity.store.tree;

import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The documents that the nodes of a dataset's published tree are about: at most {@value #MOST} of each. */
final class DatasetSources {

    private static final int MOST = 1000;

    private final Sql sql;
    private final Map<Integer, String> lowestIds = new HashMap<>();
    private final Map<Integer, Map<Integer, TreeSet<String>>> byLevel = new HashMap<>();

    DatasetSources(Sql sql) {
        this.sql = sql;
    }

    private record Row(int level, int index, int[] children) {}

    /**
     * Reads them. Within a transaction.
     *
     * @return the build; empty where the dataset has no tree
     */
    Optional<Long> open(String dataset) {
        Optional<Long> build =
                sql.statement("""
                        select number from build where dataset = :dataset and document is null and generation > 0
                        """).param("dataset", dataset).query(Long.class).optional();
        build.ifPresent(this::read);
        return build;
    }

    private void read(long build) {
        Map<Integer, TreeSet<String>> lowest = new HashMap<>();
        sql.statement("""
                        select n.idx, n.id, d.document_id
                        from node n join build_root r on r.build = n.build and r.idx = n.idx
                            join document d on d.number = r.document
                        where n.build = :build and n.level = 0
                        """).param("build", build).query(rs -> {
            lowestIds.put(rs.getInt(1), rs.getString(2));
            lowest.computeIfAbsent(rs.getInt(1), any -> new TreeSet<>()).add(rs.getString(3));
        });
        byLevel.put(0, lowest);
        sql.statement("select level, idx, children from node where build = :build and level > 0 order by level, idx")
                .param("build", build)
                .query((rs, i) -> new Row(rs.getInt(1), rs.getInt(2), Columns.ints(rs.getArray(3))))
                .list()
                .forEach(this::gather);
    }

    private void gather(Row row) {
        TreeSet<String> documents = new TreeSet<>();
        Map<Integer, TreeSet<String>> below = byLevel.getOrDefault(row.level() - 1, Map.of());
        for (int child : row.children()) {
            documents.addAll(below.getOrDefault(child, new TreeSet<>()));
        }
        while (documents.size() > MOST) {
            documents.pollLast();
        }
        byLevel.computeIfAbsent(row.level(), any -> new HashMap<>()).put(row.index(), documents);
    }

    /** The ids of the nodes of the documents that the tree stands on, by index. */
    Map<Integer, String> lowestIds() {
        return lowestIds;
    }

    /** In the order of ids. */
    List<String> of(int level, int index) {
        return List.copyOf(byLevel.getOrDefault(level, Map.of()).getOrDefault(index, new TreeSet<>()));
    }
}
