package io.raptor.activity.model;

import io.raptor.activity.port.Builds;
import io.raptor.activity.port.CallObserver.Kind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Embedder.Embedded;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.Entry;
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
 * <p>Usage counts a batch as one call. Embedding in process is work for a core of ours: it needs no leave and has no
 * tokens, so that budgets and bills speak of what is paid for.
 */
public final class LedgeredEmbeddings {

    private final Embedder model;
    private final Builds builds;
    private final Ledger ledger;
    private final CallLine line;
    private final InstantSource clock;

    public LedgeredEmbeddings(
            Embedder model, CallRate rate, Builds builds, Ledger ledger, Calls calls, InstantSource clock) {
        this(
                model,
                builds,
                ledger,
                new CallLine(new Target(Kind.EMBEDDING, model.id()), model.remote(), rate, calls),
                clock);
    }

    private LedgeredEmbeddings(Embedder model, Builds builds, Ledger ledger, CallLine line, InstantSource clock) {
        this.model = model;
        this.builds = builds;
        this.ledger = ledger;
        this.line = line;
        this.clock = clock;
    }

    /** The same model for other nodes, over another ledger. */
    public LedgeredEmbeddings over(Builds otherBuilds, Ledger otherLedger) {
        return new LedgeredEmbeddings(model, otherBuilds, otherLedger, line, clock);
    }

    /** Texts in one call at most. */
    public int batchSize() {
        return model.batchSize();
    }

    /** Embedding is a call of an endpoint. */
    public boolean remote() {
        return model.remote();
    }

    /**
     * Asks the model for the shortest text's vector.
     *
     * @throws IndexingException of a model's failure types
     */
    public void probe(String taskId) {
        if (model.remote()) {
            Usage used = used(model.embed(List.of("ok")).inputTokens());
            line.charged(used);
            ledger.add(taskId, used);
        }
    }

    /**
     * Embeds the nodes {@code from} (inclusive) to {@code to} (exclusive) of a level that have no vector.
     *
     * @throws IndexingException of a model's failure types
     */
    public Usage embed(Caller caller, long build, int level, int from, int to) {
        List<Node> nodes = builds.unembedded(build, level, from, to);
        List<Node> unknown = saveKnown(build, level, nodes);
        line.spared(calls(nodes) - calls(unknown));
        Usage used = Usage.NONE;
        for (int i = 0; i < unknown.size(); i += model.batchSize()) {
            List<Node> batch = unknown.subList(i, Math.min(unknown.size(), i + model.batchSize()));
            used = used.plus(embed(caller, build, level, batch));
        }
        if (!model.remote() && used.embeddingCalls() > 0) {
            ledger.add(caller.taskId(), used);
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
        long tokens = batch.stream().mapToLong(Node::tokens).sum();
        return model.remote()
                ? line.call(caller, tokens, 0, () -> once(caller, build, level, batch))
                : once(caller, build, level, batch);
    }

    private Usage once(Caller caller, long build, int level, List<Node> batch) {
        List<String> texts = texts(batch);
        Embedded embedded = model.embed(texts);
        if (embedded.vectors().size() != texts.size()) {
            throw new IndexingException(
                    FailureType.BAD_MODEL_OUTPUT,
                    model.id() + " gave " + embedded.vectors().size() + " vectors for " + texts.size() + " texts");
        }
        save(build, level, batch, embedded.vectors());
        Usage used = used(embedded.inputTokens());
        if (model.remote()) {
            line.charged(used);
            String key = Sha256.of(Question.of(model.id(), texts));
            ledger.count(
                    new Entry(key, "embedding", model.id(), caller.taskId(), clock.instant(), used.cost()),
                    embedded.inputTokens());
        }
        return used;
    }

    private Usage used(long inputTokens) {
        return model.remote()
                ? new Usage(0, 1, 0, inputTokens, 0, line.cost(inputTokens, 0))
                : new Usage(0, 1, 0, 0, 0, 0.0);
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
