package io.raptor.activity.graph.report;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Report;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A part of a community, with the report that may stand for it. */
public record ReportedChild(Community community, Report report) {

    /** The largest first. */
    static final Comparator<ReportedChild> ORDER = Comparator.comparingInt(
                    (ReportedChild child) -> -child.community().members().size())
            .thenComparing(child -> child.community().id());

    Set<String> members() {
        return new HashSet<>(community.members());
    }

    /** The passages that any of its findings rests on. */
    List<LeafRef> evidence() {
        return report.findings().stream()
                .flatMap(finding -> finding.evidence().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
