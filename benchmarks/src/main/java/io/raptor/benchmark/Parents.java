package io.raptor.benchmark;

import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.model.local.LocalEmbedder;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Makes the nodes of the next level as the product does, without its store: summary, then vector of the text alone. */
final class Parents implements AutoCloseable {

    private final Embedder embedder = new LocalEmbedder();
    private final ExtractiveSummariser summariser = new ExtractiveSummariser(embedder.tokenizer());
    private final ExecutorService threads;
    private final long seed;
    private int calls;

    Parents(int threads, long seed) {
        this.threads = Executors.newFixedThreadPool(threads);
        this.seed = seed;
    }

    /** Summaries made so far; nodes passed up count none. */
    int calls() {
        return calls;
    }

    List<TreeNode> of(List<TreeNode> level, int[][] groups) {
        calls += (int) Arrays.stream(groups).filter(group -> group.length > 1).count();
        List<Future<TreeNode>> parents = IntStream.range(0, groups.length)
                .mapToObj(g -> threads.submit(() -> parent(level, groups[g], g)))
                .toList();
        return parents.stream().map(Parents::made).toList();
    }

    private TreeNode parent(List<TreeNode> level, int[] group, int index) {
        List<TreeNode> members = Arrays.stream(group).mapToObj(level::get).toList();
        TreeNode first = members.get(0);
        String text = group.length == 1 ? first.text() : summary(members);
        return new TreeNode(
                "n" + (first.level() + 1) + "-" + index,
                first.level() + 1,
                text,
                group.length == 1 ? first.tokens() : embedder.tokenizer().count(text),
                group.length == 1
                        ? first.vector()
                        : embedder.embed(List.of(text)).vectors().get(0),
                members.stream().map(TreeNode::id).toList(),
                members.stream()
                        .flatMap(member -> member.sources().stream())
                        .sorted()
                        .distinct()
                        .toList());
    }

    private String summary(List<TreeNode> members) {
        List<Member> texts = members.stream()
                .map(node -> new Member(node.text(), node.tokens(), node.vector()))
                .toList();
        ClusterContent content = new ClusterContent(texts, TreeRules.SETTINGS.maxToken(), "", seed);
        return summariser.read(summariser.summarise(content, 0)).text();
    }

    private static TreeNode made(Future<TreeNode> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a node could not be made", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
