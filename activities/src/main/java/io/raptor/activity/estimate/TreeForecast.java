package io.raptor.activity.estimate;

import io.raptor.activity.cluster.Clusterer;
import io.raptor.activity.cluster.Clusterer.Nodes;
import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.activity.cluster.Clusterers;
import io.raptor.activity.cluster.DatasetGrouping;
import io.raptor.activity.document.DocumentTitle;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import io.raptor.activity.port.Summariser.Summary;
import io.raptor.workflow.model.Level;
import io.raptor.workflow.model.RaptorSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Goes through the levels of a document's tree as its workflow does, with the same rules and the same clusterer. What
 * the store knows takes the place of a call; otherwise texts have {@link WordVectors} and a remote model's summaries
 * are stand-ins. Equal questions and equal texts of a corpus count once. Safe for use by many threads; {@link #ofDataset}
 * once they are through.
 */
final class TreeForecast {

    private final RaptorSettings raptor;
    private final Embedder embedder;
    private final Summariser summariser;
    private final StoredAnswers known;
    private final double usualOutput;
    private final Clusterer clusterer;
    private final Deduplicator questions = new Deduplicator();
    private final Deduplicator embedded = new Deduplicator();

    /** What the dataset's tree stands on, by document. */
    private final Map<String, List<Member>> tops = new ConcurrentSkipListMap<>();

    TreeForecast(RaptorSettings raptor, Embedder embedder, Summariser summariser, StoredAnswers known) {
        this.raptor = raptor;
        this.embedder = embedder;
        this.summariser = summariser;
        this.known = known;
        this.usualOutput = known.usualOutput(summariser.id(), raptor);
        this.clusterer = Clusterers.of(raptor.clustering());
    }

    Workload of(String documentId, List<Node> leaves) {
        Walk walk = new Walk(DocumentTitle.of(documentId));
        Workload work = walk.of(leaves);
        if (raptor.overDataset()) {
            tops.put(documentId, walk.top);
        }
        return work;
    }

    /** The tree over all documents that were looked at; nothing where none is asked for. */
    Workload ofDataset() {
        return new Walk("").above(List.copyOf(tops.values()));
    }

    /** One tree's. */
    private final class Walk {

        private final String title;
        private Workload work = Workload.NONE;
        /** The vectors are the embedding model's own, so that the groups are those that the run would make. */
        private boolean real;

        private List<Member> top = List.of();

        Walk(String title) {
            this.title = title;
        }

        Workload of(List<Node> leaves) {
            List<Optional<float[]>> stored =
                    stored(leaves.stream().map(Node::embeddedText).toList());
            real = stored.stream().allMatch(Optional::isPresent);
            List<Member> level = IntStream.range(0, leaves.size())
                    .mapToObj(i -> leaf(leaves.get(i), stored.get(i)))
                    .toList();
            embed(level, stored);
            int number = 0;
            while (true) {
                Level below = level(number, level);
                int[][] groups = below.isTop(raptor) ? new int[0][] : groups(below, level);
                if (groups.length == 0) {
                    top = level;
                    return work.plus(Workload.document(leaves.size(), number));
                }
                level = parents(level, groups, below.fitsOneCall(raptor));
                number++;
            }
        }

        /** @param documents the tops of each one's tree */
        Workload above(List<List<Member>> documents) {
            List<Member> level = documents.stream().flatMap(List::stream).toList();
            long[] of = IntStream.range(0, documents.size())
                    .boxed()
                    .flatMapToLong(i ->
                            LongStream.generate(() -> i).limit(documents.get(i).size()))
                    .toArray();
            for (int number = 0; number < raptor.maxLevels() && level.size() > 1; number++) {
                boolean root = level(number, level).fitsOneCall(raptor);
                int[][] groups = root ? all(level) : datasetGroups(number, of, level);
                if (groups.length >= level.size()) {
                    break;
                }
                level = parents(level, groups, root);
            }
            return work;
        }

        private Member leaf(Node leaf, Optional<float[]> stored) {
            float[] vector = real ? stored.orElseThrow() : WordVectors.of(leaf.text());
            return new Member(leaf.text(), leaf.tokens(), vector, leaf.structure());
        }

        private List<Member> parents(List<Member> level, int[][] groups, boolean root) {
            List<Member> parents = new ArrayList<>();
            for (int[] group : groups) {
                List<Member> members = Arrays.stream(group).mapToObj(level::get).toList();
                parents.add(group.length == 1 ? members.get(0) : summary(members, root));
            }
            embedParents(parents, groups);
            return parents;
        }

        private Member summary(List<Member> members, boolean root) {
            Summary answer = answer(members, root);
            float[] vector =
                    WordVectors.mean(members.stream().map(Member::vector).toList());
            Structure place = Structure.over(members.stream()
                    .map(member -> member.structure().headingPath())
                    .toList());
            return new Member(answer.text(), embedder.tokenizer().count(answer.text()), vector, place);
        }

        /** Only of groups that the run makes, too, can the answer be known. */
        private Summary answer(List<Member> members, boolean root) {
            String prompt = raptor.prompt() == null ? "" : raptor.prompt();
            ClusterContent content =
                    new ClusterContent(members, raptor.maxToken(), prompt, raptor.randomSeed(), root ? title : "");
            String question = summariser.question(content);
            Optional<Summary> paid = real || root ? known.answer(question).map(summariser::read) : Optional.empty();
            Summary answer = paid.orElseGet(() -> summariser.expected(content, usualOutput));
            if (questions.add(question) && paid.isEmpty()) {
                work = work.plus(Workload.summary(answer.inputTokens(), answer.outputTokens()));
            }
            return answer;
        }

        /** Lone members have their vectors already. */
        private void embedParents(List<Member> parents, int[][] groups) {
            List<Optional<float[]>> stored = new ArrayList<>(
                    stored(parents.stream().map(Member::embeddedText).toList()));
            for (int i = 0; i < groups.length; i++) {
                Member parent = parents.get(i);
                if (groups[i].length == 1) {
                    stored.set(i, Optional.of(parent.vector()));
                } else if (real && stored.get(i).isPresent()) {
                    parents.set(
                            i,
                            new Member(
                                    parent.text(),
                                    parent.tokens(),
                                    stored.get(i).orElseThrow(),
                                    parent.structure()));
                }
            }
            real = real && stored.stream().allMatch(Optional::isPresent);
            embed(parents, stored);
        }

        /** Batches are places of the level, of which only those without a vector are sent. */
        private void embed(List<Member> level, List<Optional<float[]>> stored) {
            for (int from = 0; from < level.size(); from += embedder.batchSize()) {
                List<Member> sent = IntStream.range(from, Math.min(level.size(), from + embedder.batchSize()))
                        .filter(i -> stored.get(i).isEmpty())
                        .mapToObj(level::get)
                        .filter(member -> embedded.add(member.embeddedText()))
                        .toList();
                if (!sent.isEmpty()) {
                    work = work.plus(batch(sent));
                }
            }
        }

        private List<Optional<float[]>> stored(List<String> texts) {
            List<Optional<float[]>> found = new ArrayList<>();
            for (int from = 0; from < texts.size(); from += embedder.batchSize()) {
                List<String> some = texts.subList(from, Math.min(texts.size(), from + embedder.batchSize()));
                found.addAll(known.vectors(embedder.id(), some));
            }
            return found;
        }
    }

    /** Empty where no level is above. */
    private int[][] groups(Level below, List<Member> level) {
        if (below.fitsOneCall(raptor)) {
            return all(level);
        }
        int[][] groups = clusterer.cluster(nodes(level), Options.of(raptor));
        return groups.length >= level.size() ? new int[0][] : groups;
    }

    /** @param documents of the lowest level, one a node; {@code null} for any other level */
    private int[][] datasetGroups(int number, long[] documents, List<Member> level) {
        return DatasetGrouping.of(number, () -> documents, vectors(level), tokens(level), Options.of(raptor));
    }

    private static int[][] all(List<Member> level) {
        return new int[][] {IntStream.range(0, level.size()).toArray()};
    }

    private static Nodes nodes(List<Member> level) {
        List<List<String>> headings =
                level.stream().map(member -> member.structure().headingPath()).toList();
        return new Nodes(vectors(level), tokens(level), headings);
    }

    private static float[][] vectors(List<Member> level) {
        return level.stream().map(Member::vector).toArray(float[][]::new);
    }

    private static int[] tokens(List<Member> level) {
        return level.stream().mapToInt(Member::tokens).toArray();
    }

    private static Level level(int number, List<Member> nodes) {
        return new Level(
                number, nodes.size(), nodes.stream().mapToLong(Member::tokens).sum());
    }

    private Workload batch(List<Member> sent) {
        if (!embedder.remote()) {
            return Workload.batch(sent.stream().mapToLong(Member::tokens).sum(), 0);
        }
        long bytes = sent.stream()
                .mapToLong(member -> member.embeddedText().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return Workload.batch(0, bytes / Summariser.BYTES_PER_TOKEN);
    }
}
