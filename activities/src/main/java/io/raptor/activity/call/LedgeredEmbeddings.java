package io.raptor.activity.call;

import io.raptor.activity.model.endpoint.BatchTooLargeException;
import io.raptor.activity.model.http.RefusedException;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.CallKey;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Embedder.Embedded;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives nodes their vectors: those that the store knows for the same text, then those of the model, batch by batch. Each
 * batch is stored before the next is asked for. What is embedded is {@link Node#embeddedText}.
 *
 * <p>Usage counts a batch as one call. Embedding in process is work for a core of ours: it needs no leave and has no
 * tokens, so that budgets and bills speak of what is paid for.
 */
public final class LedgeredEmbeddings {

    /** One call and three more after bad answers. */
    static final int MOST_ATTEMPTS = 4;

    private static final int MOST_UNSAVED = 4096;

    /** What any embedding model takes. */
    private static final List<String> SHORTEST = List.of("ok");

    private final Embedder model;
    private final TreeBuilds builds;
    private final Ledger ledger;
    private final CallPipeline line;
    private final InstantSource clock;
    private final CallAccounting account;
    private final UnsavedAnswers<Paid> unsaved = new UnsavedAnswers<>(MOST_UNSAVED, vector -> {});

    public LedgeredEmbeddings(
            Embedder model, RateLimit rate, TreeBuilds builds, Ledger ledger, CallPolicies calls, InstantSource clock) {
        this(
                model,
                builds,
                ledger,
                new CallPipeline(new Target(CallKind.EMBEDDING, model.id()), model.remote(), rate, calls),
                clock);
    }

    private LedgeredEmbeddings(
            Embedder model, TreeBuilds builds, Ledger ledger, CallPipeline line, InstantSource clock) {
        this.model = model;
        this.builds = builds;
        this.ledger = ledger;
        this.line = line;
        this.clock = clock;
        this.account = new CallAccounting(ledger);
    }

    /** A vector that was paid for. */
    private record Paid(float[] vector) {}

    /** The same model for other nodes, over another ledger. */
    public LedgeredEmbeddings over(TreeBuilds otherBuilds, Ledger otherLedger) {
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
            try {
                charge(taskId, SHORTEST, model.embed(SHORTEST).inputTokens());
            } catch (BadAnswerException bad) {
                charge(taskId, SHORTEST, bad.answer().inputTokens());
                throw bad;
            }
        }
    }

    /**
     * Embeds the nodes {@code from} (inclusive) to {@code to} (exclusive) of a level that have no vector.
     *
     * @throws IndexingException of a model's failure types
     */
    public Usage embed(Caller caller, long build, int level, int from, int to) {
        account.settle();
        List<Node> nodes = builds.unembedded(build, level, from, to);
        List<Node> unknown = saveKnown(build, level, nodes);
        line.cached(calls(nodes) - calls(unknown));
        Usage used = Usage.NONE;
        for (int i = 0; i < unknown.size(); ) {
            int end = Math.min(unknown.size(), i + model.batchSize());
            used = used.plus(embed(caller, build, level, unknown.subList(i, end)));
            i = end;
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
        List<Optional<float[]>> found = nodes.isEmpty() ? List.of() : builds.knownVectors(build, texts(nodes));
        List<Node> known = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        List<Node> unknown = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            found.get(i)
                    .or(() -> unsaved.find(node.embeddedText()).map(Paid::vector))
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
        if (!model.remote()) {
            return once(caller, build, level, batch);
        }
        try {
            return asked(caller, build, level, batch);
        } catch (BatchTooLargeException e) {
            return halves(caller, build, level, batch);
        } catch (RefusedException e) {
            if (e.status() < 500 || !answersOthers(caller)) {
                throw e;
            }
            return batch.size() > 1 ? halves(caller, build, level, batch) : alone(caller, build, level, batch);
        }
    }

    private Usage halves(Caller caller, long build, int level, List<Node> batch) {
        int middle = batch.size() / 2;
        return embed(caller, build, level, batch.subList(0, middle))
                .plus(embed(caller, build, level, batch.subList(middle, batch.size())));
    }

    /** The model fails at this text and at no other: so does its document, and no task waits for it. */
    private Usage alone(Caller caller, long build, int level, List<Node> text) {
        try {
            return asked(caller, build, level, text);
        } catch (RefusedException e) {
            if (e.status() < 500) {
                throw e;
            }
            throw new IndexingException(
                    FailureType.MODEL_REFUSED,
                    model.id() + " embeds other texts, but answers " + e.status() + " to text "
                            + text.get(0).index() + " of level " + level,
                    e);
        }
    }

    private boolean answersOthers(Caller caller) {
        try {
            line.call(
                    caller,
                    1,
                    0,
                    () -> charge(
                            caller.taskId(), SHORTEST, model.embed(SHORTEST).inputTokens()));
            return true;
        } catch (IndexingException e) {
            return false;
        }
    }

    private Usage asked(Caller caller, long build, int level, List<Node> batch) {
        long tokens = batch.stream().mapToLong(Node::tokens).sum();
        Usage used = Usage.NONE;
        for (int attempt = 1; ; attempt++) {
            try {
                return used.plus(line.call(caller, tokens, 0, () -> once(caller, build, level, batch)));
            } catch (BadAnswerException bad) {
                used = used.plus(used(bad.answer().inputTokens()));
                if (bad.type() != FailureType.BAD_MODEL_OUTPUT || attempt == MOST_ATTEMPTS) {
                    throw bad;
                }
            }
        }
    }

    private Usage once(Caller caller, long build, int level, List<Node> batch) {
        List<String> texts = texts(batch);
        Embedded embedded = embedded(caller, texts);
        for (int i = 0; i < texts.size() && model.remote(); i++) {
            unsaved.put(texts.get(i), new Paid(embedded.vectors().get(i)));
        }
        Usage used = model.remote() ? charge(caller.taskId(), texts, embedded.inputTokens()) : used(0);
        save(build, level, batch, embedded.vectors());
        return used;
    }

    private Embedded embedded(Caller caller, List<String> texts) {
        try {
            Embedded embedded = model.embed(texts);
            if (embedded.vectors().size() != texts.size()) {
                throw new BadAnswerException(
                        model.id(),
                        embedded.vectors().size() + " vectors for " + texts.size() + " texts",
                        "",
                        embedded.inputTokens(),
                        0);
            }
            return embedded;
        } catch (BadAnswerException bad) {
            charge(caller.taskId(), texts, bad.answer().inputTokens());
            throw bad;
        }
    }

    /** Counts a call that was answered, before anything is made of the answer. */
    private Usage charge(String taskId, List<String> texts, int inputTokens) {
        Usage used = used(inputTokens);
        line.charged(used);
        String key = Sha256.of(CallKey.of(model.id(), texts));
        Entry entry = new Entry(key, "embedding", model.id(), taskId, clock.instant(), used.cost());
        account.write(taskId, used, () -> ledger.count(entry, inputTokens));
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
            nodes.forEach(node -> unsaved.remove(node.embeddedText()));
        }
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream().map(Node::embeddedText).toList();
    }
}
