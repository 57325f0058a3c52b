package io.raptor.activity.graph.report;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reports without a call, of what the documents, or the model that read them, say of entities and relations. */
public final class PlainReports {

    private static final int NAMES = 3;
    private static final int SENTENCES = 3;
    private static final int FINDINGS = 7;
    private static final double MOST = 10;

    private final Map<String, Entity> entities;
    private final List<Relation> relations;

    /** @param relations among the entities */
    public PlainReports(List<Entity> entities, List<Relation> relations) {
        this.entities = entities.stream().collect(Collectors.toMap(Entity::id, entity -> entity));
        this.relations = relations.stream()
                .sorted(Comparator.comparingDouble((Relation one) -> -one.weight())
                        .thenComparing(Relation::id))
                .toList();
    }

    /** @param community all of whose entities are there */
    public Report of(Community community) {
        Set<String> members = Set.copyOf(community.members());
        List<Relation> inside = relations.stream()
                .filter(one -> members.contains(one.from()) && members.contains(one.to()))
                .toList();
        List<Entity> foremost = foremost(community, inside);
        List<Finding> findings = findings(foremost, inside);
        return new Report(
                foremost.stream().limit(NAMES).map(Entity::name).collect(Collectors.joining(", ")),
                summary(foremost),
                rating(foremost),
                findings,
                0,
                0,
                false);
    }

    /** Those with the most weight inside, then those that the most passages name. */
    private List<Entity> foremost(Community community, List<Relation> inside) {
        Map<String, Double> weights = new HashMap<>();
        inside.forEach(one -> {
            weights.merge(one.from(), one.weight(), Double::sum);
            weights.merge(one.to(), one.weight(), Double::sum);
        });
        return community.members().stream()
                .filter(entities::containsKey)
                .map(entities::get)
                .sorted(Comparator.comparingDouble((Entity one) -> -weights.getOrDefault(one.id(), 0.0))
                        .thenComparingInt(one -> -one.evidence().size())
                        .thenComparing(Entity::key))
                .toList();
    }

    private static String summary(List<Entity> foremost) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Entity entity : foremost) {
            entity.fragments().stream().limit(1).forEach(sentences::add);
            if (sentences.size() == SENTENCES) {
                break;
            }
        }
        return String.join(" ", sentences);
    }

    /** A finding for each of the weightiest relations; where there is none that says anything, for entities. */
    private List<Finding> findings(List<Entity> foremost, List<Relation> inside) {
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        for (Relation one : inside) {
            if (findings.size() < FINDINGS
                    && !one.fragments().isEmpty()
                    && told.add(one.fragments().get(0))) {
                findings.add(new Finding(
                        name(one.from()) + " – " + name(one.to()),
                        one.fragments().get(0),
                        one.evidence()));
            }
        }
        for (Entity one : findings.isEmpty() ? foremost : List.<Entity>of()) {
            if (findings.size() < FINDINGS
                    && !one.fragments().isEmpty()
                    && told.add(one.fragments().get(0))) {
                findings.add(new Finding(one.name(), one.fragments().get(0), one.evidence()));
            }
        }
        return findings;
    }

    private String name(String id) {
        Entity entity = entities.get(id);
        return entity == null ? "" : entity.name();
    }

    /** The more documents speak of it the more it matters. */
    private static double rating(List<Entity> foremost) {
        long documents = foremost.stream()
                .flatMap(one -> one.evidence().stream())
                .map(LeafRef::document)
                .distinct()
                .count();
        return Math.min(MOST, (double) documents);
    }
}
