package io.raptor.activity.search.rank;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.search.rank.GraphSignal.Lead;
import io.raptor.activity.search.rank.GraphSignal.Leads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Candidates of the signals on one scale. For one ranking. */
final class Blend {

    /** What the first passage that a graph leads to gains at most, in deviations of the other signals. */
    private static final double GRAPH = 12;

    /** After so many places it is half of that. */
    private static final double HALF = 10;

    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Standard byVector;
    private final Standard byText;
    private final double worstVector;
    private final double worstText;
    private final boolean complete;

    /** @param most candidates asked for from each: fewer are all that there are */
    Blend(List<NodeHit> near, List<NodeHit> worded, int most) {
        this.complete = near.size() < most && worded.size() < most;
        this.byVector = Standard.of(scores(near, near.size()));
        // A node without a word of the query counts, too.
        this.byText = Standard.of(scores(worded, Math.max(near.size(), worded.size())));
        this.worstVector = worst(near);
        this.worstText = worded.size() < most ? 0 : worst(worded);
        addNear(near);
        addWorded(worded);
    }

    private static double[] scores(List<NodeHit> hits, int length) {
        return Arrays.copyOf(hits.stream().mapToDouble(NodeHit::score).toArray(), length);
    }

    private static double worst(List<NodeHit> hits) {
        return hits.isEmpty() ? 0 : hits.get(hits.size() - 1).score();
    }

    private static final class Found {

        private final NodeHit node;
        private @Nullable Double vector;
        private @Nullable Double text;
        private @Nullable Lead lead;
        private double led;

        Found(NodeHit node) {
            this.node = node;
        }

        boolean leaf() {
            return node.level() == 0;
        }
    }

    void addNear(List<NodeHit> near) {
        near.forEach(hit -> of(hit).vector = (double) hit.score());
    }

    void addWorded(List<NodeHit> worded) {
        worded.forEach(hit -> of(hit).text = (double) hit.score());
    }

    /** Of those that a graph leads to the ones count that were compared: others are no longer published. */
    void addLeads(Leads leads) {
        int place = 0;
        for (Lead lead : leads.passages()) {
            Found one = found.get(lead.passage().nodeId());
            if (one != null) {
                one.lead = lead;
                one.led = leads.weight() * GRAPH * HALF / (HALF + place++);
            }
        }
    }

    private Found of(NodeHit hit) {
        return found.computeIfAbsent(hit.nodeId(), id -> new Found(hit));
    }

    /** Every node looked at is among the candidates. */
    boolean complete() {
        return complete;
    }

    List<NodeHit> withoutVector() {
        return found.values().stream()
                .filter(one -> one.vector == null)
                .map(one -> one.node)
                .toList();
    }

    private double own(Found one) {
        Double vector = one.vector;
        Double text = one.text;
        return byVector.of(vector == null ? worstVector : vector)
                + byText.of(text == null ? worstText : text)
                + one.led;
    }

    /** Numbers of the documents of the best leaves; of all where every node is a candidate. */
    Set<Long> documents(int leaves) {
        Set<Long> documents = new LinkedHashSet<>();
        found.values().stream()
                .filter(Found::leaf)
                .sorted(Comparator.comparingDouble(one -> -own(one)))
                .limit(complete ? Long.MAX_VALUE : leaves)
                .forEach(one -> documents.add(one.node.document()));
        return documents;
    }

    /**
     * All candidates from the best to the worst.
     *
     * @param whole documents all of whose leaves are candidates, the best leaf's first; other nodes stand for themselves
     */
    List<Ranked> ranked(Set<Long> whole) {
        Map<Long, SortedMap<Integer, Found>> leaves = new HashMap<>();
        List<Ranked> ranked = new ArrayList<>();
        for (Found one : found.values()) {
            if (one.leaf() && whole.contains(one.node.document())) {
                leaves.computeIfAbsent(one.node.document(), d -> new TreeMap<>())
                        .put(one.node.index(), one);
            } else {
                ranked.add(ranked(one, Breadth.alone(own(one))));
            }
        }
        whole.stream().findFirst().ifPresent(best -> {
            Breadth breadth = Breadth.of(own(Objects.requireNonNull(leaves.get(best))));
            whole.forEach(document -> addInContext(Objects.requireNonNull(leaves.get(document)), breadth, ranked));
        });
        ranked.sort(Comparator.comparingDouble((Ranked one) -> -one.score())
                .thenComparingInt(one -> one.node().level()));
        return ranked;
    }

    private double[] own(SortedMap<Integer, Found> document) {
        return document.values().stream().mapToDouble(this::own).toArray();
    }

    private void addInContext(SortedMap<Integer, Found> document, Breadth breadth, List<Ranked> ranked) {
        double[] scores = breadth.inContext(own(document));
        int place = 0;
        for (Found one : document.values()) {
            ranked.add(ranked(one, scores[place++]));
        }
    }

    private static Ranked ranked(Found one, double score) {
        Lead lead = one.lead;
        return lead == null
                ? new Ranked(one.node, score, new Signals(one.vector, one.text, null), List.of())
                : new Ranked(one.node, score, new Signals(one.vector, one.text, lead.share()), lead.path());
    }
}
