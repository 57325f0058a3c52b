package io.raptor.benchmark;

import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.activity.cluster.DatasetGrouping;
import io.raptor.activity.document.Chunker;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.PlainBlocks;
import io.raptor.activity.model.local.LocalEmbedder;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Node;
import io.raptor.workflow.model.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which part of the summaries of a tree over a dataset is made anew when some documents are added: those whose members'
 * texts no summary had before. Short documents, which stand in it by their leaves.
 */
final class DatasetShareBenchmark {

    private final Path data;
    private final int documents;
    private final int added;
    private final int seeds;
    private final Embedder embedder = new LocalEmbedder();
    private final Map<List<String>, TreeNode> made = new HashMap<>();

    DatasetShareBenchmark(Arguments arguments) {
        arguments.only(Set.of("data", "documents", "added", "seeds"));
        data = Path.of(arguments.required("data"));
        documents = (int) arguments.number("documents", 1400);
        added = (int) arguments.number("added", 14);
        seeds = (int) arguments.number("seeds", 5);
    }

    void run() throws IOException {
        Map<String, List<TreeNode>> all = new TreeMap<>();
        QuestionSet.read(data).texts().forEach((id, text) -> {
            if (all.size() < documents) {
                all.put(id, leaves(id, text));
            }
        });
        try (Parents parents = new Parents(1, 0)) {
            Set<List<String>> whole = summaries(all, all.keySet(), parents);
            System.out.printf("%d documents, %d summaries%n", all.size(), whole.size());
            for (int seed = 1; seed <= seeds; seed++) {
                List<String> ids = new ArrayList<>(all.keySet());
                Collections.shuffle(ids, new Random(seed));
                Set<List<String>> before = summaries(all, new TreeSet<>(ids.subList(added, ids.size())), parents);
                long anew = whole.stream()
                        .filter(summary -> !before.contains(summary))
                        .count();
                System.out.printf(
                        Locale.ROOT,
                        "seed %d: %d summaries before, %d made anew for %d documents more, %.1f %%%n",
                        seed,
                        before.size(),
                        anew,
                        added,
                        100.0 * anew / whole.size());
            }
        }
    }

    private List<TreeNode> leaves(String document, String text) {
        List<Node> leaves = new Chunker(
                        embedder.tokenizer(), TreeRules.SETTINGS.chunkTokens(), DocumentLimits.defaults())
                .chunk(PlainBlocks.of(text));
        return leaves.stream()
                .map(leaf -> new TreeNode(
                        document + "/" + leaf.index(),
                        0,
                        leaf.text(),
                        leaf.tokens(),
                        embedder.embed(List.of(leaf.embeddedText())).vectors().get(0),
                        List.of(),
                        List.of(document)))
                .toList();
    }

    /** Of the tree over these documents, each by the texts of its members. */
    private Set<List<String>> summaries(Map<String, List<TreeNode>> all, Set<String> ids, Parents parents) {
        List<TreeNode> level = ids.stream()
                .flatMap(id -> all.getOrDefault(id, List.of()).stream())
                .toList();
        Set<List<String>> found = new HashSet<>();
        for (int number = 0; number < TreeRules.SETTINGS.maxLevels() && level.size() > 1; number++) {
            int[][] groups = groups(number, level);
            if (groups.length >= level.size()) {
                break;
            }
            level = parents(level, groups, parents, found);
        }
        return found;
    }

    private List<TreeNode> parents(List<TreeNode> level, int[][] groups, Parents parents, Set<List<String>> found) {
        List<TreeNode> above = new ArrayList<>();
        for (int[] group : groups) {
            List<String> texts =
                    IntStream.of(group).mapToObj(node -> level.get(node).text()).toList();
            above.add(made.computeIfAbsent(
                    texts, any -> parents.of(level, new int[][] {group}).get(0)));
            if (group.length > 1) {
                found.add(texts);
            }
        }
        return above;
    }

    private static int[][] groups(int number, List<TreeNode> level) {
        int[] tokens = level.stream().mapToInt(TreeNode::tokens).toArray();
        if (new Level(number, level.size(), IntStream.of(tokens).asLongStream().sum())
                .fitsOneCall(TreeRules.SETTINGS)) {
            return new int[][] {IntStream.range(0, level.size()).toArray()};
        }
        float[][] vectors = level.stream().map(TreeNode::vector).toArray(float[][]::new);
        return DatasetGrouping.of(number, () -> documents(level), vectors, tokens, Options.of(TreeRules.SETTINGS));
    }

    /** A number for each run of leaves of one document. */
    private static long[] documents(List<TreeNode> leaves) {
        long[] numbers = new long[leaves.size()];
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] = numbers[i - 1]
                    + (leaves.get(i).sources().equals(leaves.get(i - 1).sources()) ? 0 : 1);
        }
        return numbers;
    }
}
