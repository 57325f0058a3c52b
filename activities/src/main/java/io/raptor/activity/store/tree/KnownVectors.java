package io.raptor.activity.store.tree;

import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vectors that the store has of the same embedded texts, whatever document they stand in. Within a transaction. */
final class KnownVectors {

    /** One row a text: a text may stand in every document. */
    private static final String FIND = """
            select given.one as hash,
              (select n.vector from node n join build b on b.number = n.build
                where n.text_hash = given.one and n.vector is not null and b.embedding_model = :model
                  and (b.dimensions = :length or (:length = 0 and b.dimensions > 0)) limit 1) as vector
            from
            """ + Sql.TEXTS;

    private final Sql sql;

    KnownVectors(Sql sql) {
        this.sql = sql;
    }

    /** @param length of the vectors; 0 for whichever length most of them have */
    List<Optional<float[]>> find(String embeddingModel, int length, List<String> texts) {
        List<String> hashes = texts.stream().map(Columns::hash).toList();
        Map<String, float[]> found = new HashMap<>();
        sql.statement(FIND)
                .param("model", embeddingModel)
                .param("length", length)
                .param("given", hashes.stream().distinct().toArray(String[]::new))
                .query(rs -> {
                    float[] vector = Columns.vector(rs.getBytes("vector"));
                    if (vector != null) {
                        found.put(rs.getString("hash"), vector);
                    }
                });
        int kept = length > 0 ? length : commonest(found);
        found.values().removeIf(vector -> vector.length != kept || !directed(vector));
        return hashes.stream().map(hash -> Optional.ofNullable(found.get(hash))).toList();
    }

    /** What earlier versions took from a model, zeros and all, is asked for again. */
    private static boolean directed(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        return squares > 0 && Double.isFinite(squares);
    }

    private static int commonest(Map<String, float[]> found) {
        Map<Integer, Integer> counts = new HashMap<>();
        found.values().forEach(vector -> counts.merge(vector.length, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
