package io.raptor.benchmark;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.rank.GraphRanker;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A measurement of the walk through a large made graph: some entities are everywhere and have many relations, most are
 * rare, as in texts.
 */
final class GraphScaleBenchmark {

    private static final int LEAVES_OF_A_DOCUMENT = 25;
    private static final int PASSAGES = 100;
    private static final int NAMES = 3;
    private static final double SKEW = 3;

    private final int entities;
    private final int relations;
    private final int leaves;
    private final int questions;
    private final Random random = new Random(1);

    GraphScaleBenchmark(Arguments arguments) {
        arguments.only(Set.of("entities", "relations", "leaves", "questions"));
        entities = (int) arguments.number("entities", 100_000);
        relations = (int) arguments.number("relations", 500_000);
        leaves = (int) arguments.number("leaves", 100_000);
        questions = (int) arguments.number("questions", 500);
    }

    void run() {
        long start = System.nanoTime();
        GraphRanker ranker = ranker();
        System.out.printf(
                Locale.ROOT,
                "%d entities, %d relations, %d leaves: made in %.1f s, %d MB of heap in use%n",
                entities,
                relations,
                leaves,
                (System.nanoTime() - start) / 1e9,
                used());
        measure(ranker);
        double[] times = measure(ranker);
        System.out.printf(
                Locale.ROOT,
                "a walk with its %d passages: p50 %.1f ms, p95 %.1f ms, longest %.1f ms%n",
                PASSAGES,
                times[times.length / 2],
                times[(int) (times.length * 0.95)],
                times[times.length - 1]);
    }

    private GraphRanker ranker() {
        GraphRanker.Builder builder = new GraphRanker.Builder();
        IntStream.range(0, entities).forEach(i -> builder.add(entity(i)));
        IntStream.range(0, relations).forEach(i -> builder.add(relation(i)));
        return builder.build(leaves);
    }

    private static String name(int entity) {
        return "Name" + entity + " Of" + entity % 1000;
    }

    private static String id(int entity) {
        return Ids.entity(name(entity).toLowerCase(Locale.ROOT));
    }

    /** The first ones stand in hundreds of passages, the last ones in one. */
    private Entity entity(int number) {
        int passages = 1 + (int) (300.0 / (1 + number / 20.0)) + random.nextInt(4);
        List<LeafRef> evidence = random.ints(passages, 0, leaves)
                .distinct()
                .mapToObj(leaf -> new LeafRef("d" + leaf / LEAVES_OF_A_DOCUMENT, leaf % LEAVES_OF_A_DOCUMENT))
                .toList();
        String key = name(number).toLowerCase(Locale.ROOT);
        return new Entity(id(number), key, name(number), "other", new TreeMap<>(), List.of(), List.of(), evidence, 1);
    }

    private Relation relation(int number) {
        String from = id(skewed());
        String to = id(skewed());
        return new Relation("r" + number, from, to, 0.1 + random.nextDouble(), List.of(), List.of());
    }

    private int skewed() {
        return (int) (entities * Math.pow(random.nextDouble(), SKEW));
    }

    private double[] measure(GraphRanker ranker) {
        double[] times = new double[questions];
        for (int i = 0; i < questions; i++) {
            StringBuilder question = new StringBuilder("How are");
            random.ints(NAMES, 0, entities)
                    .forEach(entity -> question.append(' ').append(name(entity)).append(','));
            long start = System.nanoTime();
            ranker.rank(question + " linked?", PASSAGES);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
