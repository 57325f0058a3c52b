package io.raptor.activity;

import io.raptor.activity.call.Caller;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.LedgeredSummaries.PaidSummary;
import io.raptor.activity.document.DocumentTitle;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Model calls over the nodes of a build. */
public final class ModelActivitiesImpl implements ModelActivities {

    private final TreeBuilds builds;
    private final LedgeredEmbeddings embeddings;
    private final LedgeredSummaries summaries;
    private final ModelProfile models;
    private final Tokenizer tokenizer;

    /**
     * @param models that {@code embeddings} and {@code summaries} are of
     * @param tokenizer the embedding model's
     */
    public ModelActivitiesImpl(
            TreeBuilds builds,
            LedgeredEmbeddings embeddings,
            LedgeredSummaries summaries,
            ModelProfile models,
            Tokenizer tokenizer) {
        this.builds = builds;
        this.models = models;
        this.embeddings = embeddings;
        this.summaries = summaries;
        this.tokenizer = tokenizer;
    }

    @Override
    public Usage embed(EmbedRequest request) {
        WorkerModels.require(request.models().embedding(), models.embedding());
        Caller caller =
                new Caller(request.taskId(), request.maxConcurrentCalls(), turn(request.build(), request.ahead()));
        return embeddings.embed(caller, request.build(), request.level(), request.from(), request.to());
    }

    @Override
    public SummariseResult summarise(SummariseRequest request) {
        WorkerModels.require(request.models().chat(), models.chat());
        List<Node> members = members(request);
        int[] children = members.stream().mapToInt(Node::index).toArray();
        return written(request, children).orElseGet(() -> write(request, members, children));
    }

    @Override
    public ProbeResult probe(ProbeRequest request) {
        try {
            if (request.embedding()) {
                embeddings.probe(request.taskId());
            } else {
                summaries.probe(request.taskId());
            }
            return new ProbeResult(null, null);
        } catch (IndexingException e) {
            return new ProbeResult(e.type().text(), e.getMessage());
        }
    }

    private List<Node> members(SummariseRequest request) {
        int below = request.level() - 1;
        return request.root()
                ? level(request.build(), below)
                : builds.nodes(request.build(), below, builds.members(request.build(), below, request.cluster()));
    }

    /** A root's members: few enough for one summary. */
    private List<Node> level(long build, int level) {
        List<Node> nodes = new ArrayList<>();
        builds.each(build, level, nodes::add);
        return nodes;
    }

    /** What an earlier attempt wrote whose end nobody heard of. */
    private Optional<SummariseResult> written(SummariseRequest request, int[] children) {
        Optional<Node> node = builds.node(request.build(), request.level(), request.cluster())
                .filter(found -> Arrays.equals(found.children(), children));
        node.filter(found -> !found.passedUp()).ifPresent(found -> summaries.cached(caller(request)));
        return node.map(found -> result(request, found, found.passedUp() ? Usage.NONE : Usage.CACHED));
    }

    private SummariseResult write(SummariseRequest request, List<Node> members, int[] children) {
        PaidSummary asked = summaries.ask(caller(request), content(request, members));
        String text = asked.answer().text();
        Node node = Node.summary(
                        request.level(),
                        request.cluster(),
                        asked.answer().title(),
                        text,
                        tokenizer.count(text),
                        children)
                .with(Structure.over(members.stream()
                        .map(member -> member.structure().headingPath())
                        .toList()));
        builds.saveNode(request.build(), node);
        return result(request, node, asked.usage());
    }

    /** A summary gets its vector at once, where that is no call of its own: it spares the document a round trip. */
    private SummariseResult result(SummariseRequest request, Node node, Usage asked) {
        boolean embedsHere =
                !embeddings.remote() && request.models().embedding().equals(models.embedding());
        Usage embedded = embedsHere && node.vector() == null
                ? embeddings.embed(caller(request), request.build(), node.level(), node.index(), node.index() + 1)
                : Usage.NONE;
        return new SummariseResult(node.tokens(), asked.plus(embedded), embedsHere || node.vector() != null);
    }

    private static Caller caller(SummariseRequest request) {
        return new Caller(
                request.taskId(), request.limits().maxConcurrentCalls(), turn(request.build(), request.ahead()));
    }

    /** The oldest document first, then the task's last ones, of which the one with the most ahead is first. */
    private static long turn(long build, @Nullable Integer ahead) {
        return ahead == null ? build : Long.MAX_VALUE - ahead;
    }

    private ClusterContent content(SummariseRequest request, List<Node> members) {
        RaptorSettings raptor = request.raptor();
        String prompt = raptor.prompt() == null ? "" : raptor.prompt();
        return new ClusterContent(
                members.stream().map(ModelActivitiesImpl::member).toList(),
                raptor.maxToken(),
                prompt,
                raptor.randomSeed(),
                request.root() ? DocumentTitle.of(builds.build(request.build()).documentId()) : "");
    }

    private static Member member(Node node) {
        float[] vector = node.vector();
        if (vector == null) {
            throw new IndexingException(
                    FailureType.INTERNAL,
                    "node " + node.index() + " of level " + node.level() + " must be embedded before it is summarised");
        }
        return new Member(node.text(), node.tokens(), vector, node.structure());
    }
}
