package io.raptor.activity.model;

import io.raptor.activity.port.Builds;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.Kind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Embedder.Embedded;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Node;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives nodes their vectors: those that the store knows for the same text, then those of the model, batch by batch. Each
 * batch is stored before the next is asked for. What is embedded is a node's text, without its title.
 *
 * <p>Usage counts a batch as one call and the tokens of the model in process like those of a remote one. A call counts
 * as cached when known vectors spared it.
 */
public final class LedgeredEmbeddings {

    private final Embedder model;
    private final Builds builds;
    private final Ledger ledger;
    private final CallGate gate;
    private final InstantSource clock;
    private final CallObserver observer;

    public LedgeredEmbeddings(Embedder model, Builds builds, Ledger ledger, CallGate gate, InstantSource clock) {
        this(model, builds, ledger, gate, clock, CallObserver.NONE);
    }

    /** @param observer hears of the calls that are spared */
    public LedgeredEmbeddings(
            Embedder model, Builds builds, Ledger ledger, CallGate gate, InstantSource clock, CallObserver observer) {
        this.model = model;
        this.builds = builds;
        this.ledger = ledger;
        this.gate = gate;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * Embeds the nodes {@code from} (inclusive) to {@code to} (exclusive) of a level that have no vector.
     *
     * @throws IndexingException of a model's failure types
     */
    public Usage embed(Caller caller, long build, int level, int from, int to) {
        List<Node> nodes = builds.unembedded(build, level, from, to);
        List<Node> unknown = saveKnown(build, level, nodes);
        Usage used = new Usage(0, calls(nodes) - calls(unknown), 0, 0);
        observer.spared(new Target(Kind.EMBEDDING, model.id()), used.cachedCalls());
        for (int i = 0; i < unknown.size(); i += model.batchSize()) {
            List<Node> batch = unknown.subList(i, Math.min(unknown.size(), i + model.batchSize()));
            used = used.plus(embed(caller, build, level, batch));
        }
        return used;
    }

    private long calls(List<Node> nodes) {
        return ((long) nodes.size() + model.batchSize() - 1) / model.batchSize();
    }

    private List<Node> saveKnown(long build, int level, List<Node> nodes) {
        List<Optional<float[]>> found = nodes.isEmpty() ? List.of() : builds.knownVectors(model.id(), texts(nodes));
        List<Node> known = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        List<Node> unknown = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            found.get(i)
                    .ifPresentOrElse(
                            vector -> {
                                known.add(node);
                                vectors.add(vector);
                            },
                            () -> unknown.add(node));
        }
        save(build, level, known, vectors);
        return unknown;
    }

    private Usage embed(Caller caller, long build, int level, List<Node> batch) {
        List<String> texts = texts(batch);
        Embedded embedded = call(caller, texts);
        if (embedded.vectors().size() != texts.size()) {
            throw new IndexingException(
                    FailureType.BAD_MODEL_OUTPUT,
                    model.id() + " gave " + embedded.vectors().size() + " vectors for " + texts.size() + " texts");
        }
        save(build, level, batch, embedded.vectors());
        String key = Sha256.of(Question.of(model.id(), texts));
        ledger.count(
                new Ledger.Entry(key, "embedding", model.id(), caller.taskId(), clock.instant()),
                embedded.inputTokens());
        return new Usage(1, 0, embedded.inputTokens(), 0);
    }

    private Embedded call(Caller caller, List<String> texts) {
        return model.remote()
                ? gate.pass(caller.taskId(), caller.maxConcurrentCalls(), () -> model.embed(texts))
                : model.embed(texts);
    }

    private void save(long build, int level, List<Node> nodes, List<float[]> vectors) {
        if (!nodes.isEmpty()) {
            builds.saveVectors(
                    build, level, nodes.stream().mapToInt(Node::index).toArray(), vectors);
        }
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream().map(Node::text).toList();
    }
}
