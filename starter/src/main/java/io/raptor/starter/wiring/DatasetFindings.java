package io.raptor.starter.wiring;

import io.raptor.activity.audit.Affected;
import io.raptor.activity.audit.DatasetAudit;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.starter.text.Counted;
import java.util.List;

/** The flaws in a store's datasets that earlier versions should not have published. */
final class DatasetFindings {

    private DatasetFindings() {}

    /** One for each flaw of a dataset; none where all is sound. */
    static List<Finding> of(PublishedTrees library) {
        DatasetAudit audit = new DatasetAudit(library);
        return library.names().stream()
                .flatMap(dataset -> audit.of(dataset).stream().map(affected -> finding(dataset, affected)))
                .toList();
    }

    private static Finding finding(String dataset, Affected affected) {
        long more = affected.documents() - affected.first().size();
        String named = String.join(", ", affected.first()) + (more > 0 ? " and " + more + " more" : "");
        String have = Counted.of(affected.documents(), "document has", "documents have") + " ";
        return new Finding(
                "dataset " + dataset,
                Finding.Result.WARN,
                have + affected.flaw().what() + " (" + named + "). To repair it: "
                        + affected.flaw().repair());
    }
}
