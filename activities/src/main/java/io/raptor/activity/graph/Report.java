package io.raptor.activity.graph;

import java.util.List;

/**
 * What is said of a community.
 *
 * @param rating how much it matters, from 0 to 10
 * @param omittedEntities members that its context had no room for
 * @param omittedRelations relations among its members that its context had no room for
 * @param standIn made of the passages' own sentences, in the place of a model's answer that could not be had
 */
public record Report(
        String title,
        String summary,
        double rating,
        List<Finding> findings,
        int omittedEntities,
        int omittedRelations,
        boolean standIn) {

    public Report {
        findings = List.copyOf(findings);
    }

    /**
     * A point of a report with the passages that bear it out.
     *
     * @param evidence at least one passage, sorted
     */
    public record Finding(String summary, String explanation, List<LeafRef> evidence) {

        public Finding {
            evidence = List.copyOf(evidence);
        }
    }
}
