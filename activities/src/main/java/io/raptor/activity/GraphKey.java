package io.raptor.activity;

import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.port.GraphUnits.Contributor;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the graph that contributions give under settings: equal keys, equal graphs. */
final class GraphKey {

    /** Raised when merging, grouping or reporting changes what comes out of the same contributions. */
    private static final String VERSION = "3";

    private GraphKey() {}

    /**
     * @param models {@code null} where none is asked about the graph
     * @param rules about names
     * @param contributors of the dataset, by id
     */
    static String of(
            GraphRagSettings graphrag, @Nullable ModelProfile models, NameRules rules, List<Contributor> contributors) {
        Sha256 hash = new Sha256().add(VERSION + "\n").add(graphrag.maxCommunity() + "\n");
        if (models != null && GraphReading.asks(graphrag, models)) {
            hash.add(GraphReading.askedKey(graphrag, models) + "\n");
        }
        if (!rules.equals(NameRules.NONE)) {
            hash.add(rules.text());
        }
        contributors.forEach(one -> hash.add(one.documentId()).add("\0").add(one.build() + "\n"));
        return hash.hex();
    }
}
