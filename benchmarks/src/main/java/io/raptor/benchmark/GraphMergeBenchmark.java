package io.raptor.benchmark;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.community.CommunityFinder;
import io.raptor.activity.graph.merge.Merger;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.graph.merge.resolve.Blocks;
import io.raptor.activity.graph.report.GraphParts;
import io.raptor.activity.graph.report.PlainReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A measurement of what a graph's documents take once all are read: the merge, the names that a model would be asked about,
 * the communities and their reports by rules. Some made names are everywhere, most are rare, as in texts.
 */
final class GraphMergeBenchmark {

    private static final int LEAVES_OF_A_UNIT = 6;
    private static final int UNITS_OF_A_DOCUMENT = 4;
    private static final int MOST_OF_A_COMMUNITY = 20;
    private static final double SKEW = 2.2;
    private static final String[] SYLLABLES =
            "ka lo mi ren tas vo del sha bur nik or wen za phi tol gra uth lem ost rai".split(" ", -1);

    private final int names;
    private final int documents;
    private final int linksOfAUnit;
    private final Random random = new Random(1);

    GraphMergeBenchmark(Arguments arguments) {
        arguments.only(Set.of("names", "documents", "links"));
        names = (int) arguments.number("names", 140_000);
        documents = (int) arguments.number("documents", 6000);
        linksOfAUnit = (int) arguments.number("links", 24);
    }

    void run() {
        List<Contribution> contributions = IntStream.range(0, documents)
                .mapToObj(i -> new Contribution("document-%05d".formatted(i), units()))
                .toList();
        Merger merger = new Merger(NameRules.NONE, contributions);
        Graph graph = timed("merge", () -> merger.graph(merger.aliases(List.of())));
        System.out.printf(
                Locale.ROOT,
                "%d documents: %d entities, %d relations%n",
                documents,
                graph.entities().size(),
                graph.relations().size());
        int blocks = timed("names to ask about", () -> Blocks.of(graph, NameRules.NONE))
                .size();
        List<Community> communities = timed("communities", () -> new CommunityFinder(MOST_OF_A_COMMUNITY).of(graph));
        timed("reports by rules", () -> {
            PlainReports reports = new PlainReports(new GraphParts(graph));
            return communities.stream().map(reports::of).toList();
        });
        System.out.printf(Locale.ROOT, "%d blocks of names, %d communities%n", blocks, communities.size());
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T made = work.get();
        System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
        return made;
    }

    private List<UnitGraph> units() {
        return IntStream.range(0, UNITS_OF_A_DOCUMENT).mapToObj(this::unit).toList();
    }

    private UnitGraph unit(int number) {
        int leaf = number * LEAVES_OF_A_UNIT;
        List<Mention> mentions = IntStream.generate(this::skewed)
                .limit(linksOfAUnit)
                .distinct()
                .mapToObj(this::name)
                .map(name -> new Mention(
                        NameKeys.key(name),
                        name,
                        "person",
                        "",
                        name + " was seen at the harbour in the evening.",
                        List.of(leaf + random.nextInt(LEAVES_OF_A_UNIT)),
                        0.1))
                .toList();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < linksOfAUnit; i++) {
            Mention from = mentions.get(random.nextInt(mentions.size()));
            Mention to = mentions.get(random.nextInt(mentions.size()));
            if (!from.key().equals(to.key())) {
                links.add(new Link(from.key(), to.key(), "", 1 + random.nextInt(9), from.leaves()));
            }
        }
        return new UnitGraph(mentions, links, List.of(), Map.of());
    }

    private int skewed() {
        return (int) (names * Math.pow(random.nextDouble(), SKEW));
    }

    /** Two words, the same ones for the same number; a few names share one of them. */
    private String name(int number) {
        Random letters = new Random(number);
        return word(new Random(number % 4001)) + ' ' + word(letters);
    }

    private static String word(Random letters) {
        StringBuilder word = new StringBuilder();
        int length = 2 + letters.nextInt(3);
        for (int i = 0; i < length; i++) {
            word.append(SYLLABLES[letters.nextInt(SYLLABLES.length)]);
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
