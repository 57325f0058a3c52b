package io.raptor.activity.graph.report;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reports without a call, of what the documents, or the model that read them, say of entities and relations. */
public final class PlainReports {

    private static final int NAMES = 3;
    private static final int SENTENCES = 3;

    /** Characters of a sentence that is read well. */
    private static final int USUAL = 140;

    private static final int FINDINGS = 7;
    private static final double MOST = 10;

    private final GraphParts graph;

    /** @param graph that has all members of the communities */
    public PlainReports(GraphParts graph) {
        this.graph = graph;
    }

    /** The report until a model has written one, or in its place where that could not be had. */
    public Report standIn(Community community) {
        return of(community, true);
    }

    public Report of(Community community) {
        return of(community, false);
    }

    private Report of(Community community, boolean standIn) {
        CommunityView view = CommunityView.of(community, graph);
        List<Entity> foremost = view.entities();
        return new Report(title(foremost), summary(foremost), rating(foremost), findings(view), 0, 0, standIn);
    }

    /** The foremost names, no number by itself and none that says again what another one says, where there are others. */
    private static String title(List<Entity> foremost) {
        List<String> chosen = new ArrayList<>();
        for (Entity one : foremost) {
            boolean letters = one.name().codePoints().anyMatch(Character::isLetter);
            if (letters && chosen.size() < NAMES && chosen.stream().noneMatch(other -> repeats(one.name(), other))) {
                chosen.add(one.name());
            }
        }
        return chosen.isEmpty()
                ? foremost.stream().limit(NAMES).map(Entity::name).collect(Collectors.joining(", "))
                : String.join(", ", chosen);
    }

    /** All words of one of them are in the other. */
    private static boolean repeats(String one, String other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        return words.containsAll(others) || others.containsAll(words);
    }

    private static Set<String> words(String name) {
        return new TreeSet<>(List.of(NameKeys.key(name).split(" ", -1)));
    }

    private static String summary(List<Entity> foremost) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Entity entity : foremost) {
            telling(entity).ifPresent(sentences::add);
            if (sentences.size() == SENTENCES) {
                break;
            }
        }
        return String.join(" ", sentences);
    }

    /** Of what units say of it what begins with its name, of such what is of a length that reads well. */
    private static Optional<String> telling(Entity entity) {
        return entity.fragments().stream()
                .min(Comparator.comparingDouble((String text) -> remote(entity, text))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static double remote(Entity entity, String text) {
        int at = text.indexOf(entity.name());
        double place = at < 0 ? 1 : at / (double) text.length();
        return place + Math.abs(text.length() - USUAL) / (2.0 * USUAL);
    }

    /** A finding for each of the weightiest relations; where there is none that says anything, for entities. */
    private static List<Finding> findings(CommunityView view) {
        Map<String, String> names = view.names();
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        for (Relation one : view.relations()) {
            if (findings.size() < FINDINGS
                    && !one.fragments().isEmpty()
                    && told.add(one.fragments().get(0))) {
                findings.add(new Finding(
                        names.get(one.from()) + " – " + names.get(one.to()),
                        one.fragments().get(0),
                        one.evidence()));
            }
        }
        for (Entity one : findings.isEmpty() ? view.entities() : List.<Entity>of()) {
            if (findings.size() < FINDINGS) {
                telling(one)
                        .filter(told::add)
                        .ifPresent(text -> findings.add(new Finding(one.name(), text, one.evidence())));
            }
        }
        return findings;
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
