package io.raptor.activity.graph.report;

import io.raptor.activity.graph.LeafRef;
import java.util.List;
import java.util.Map;

/**
 * What a model is shown of a community, in local numbers: E1, R1, P1, and C1 of a part that its report stands for.
 *
 * @param text a line each
 * @param evidence passages behind each number, sorted
 * @param omittedEntities members that it has no room for
 * @param omittedRelations relations among members that it has no room for
 */
public record ReportContext(
        String text, Map<String, List<LeafRef>> evidence, int omittedEntities, int omittedRelations) {

    /** Of no community. */
    public static final ReportContext NOTHING = new ReportContext("", Map.of(), 0, 0);

    public ReportContext {
        evidence = Map.copyOf(evidence);
    }
}
