package io.raptor.activity.model.local;

import io.raptor.activity.model.Vectors;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Interrupts;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sentence model bge-small-en-v1.5 with weights of eight bits, in process. Each text is one inference on one thread,
 * so its vector is the same to the bit whatever stands beside it in a batch and however many cores there are. A text
 * above the model's context is embedded in parts of equal length, and its vector is their mean. The model is loaded at
 * the first use, once a process.
 */
public final class LocalEmbedder implements Embedder {

    public static final String ID = "bge-small-en-v1.5-q";

    /** Word pieces that fit the model's context of 512 beside its marks of begin and end. */
    static final int CONTEXT_TOKENS = 510;

    /** The model was trained to find passages for a text that begins so. */
    private static final String QUESTION = "Represent this sentence for searching relevant passages: ";

    private static final int BATCH_SIZE = 64;
    private static final Memoized<LocalNetwork> NETWORK = new Memoized<>(LocalNetwork::load);

    private final WordPieces tokenizer = new WordPieces();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public int batchSize() {
        return BATCH_SIZE;
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public Embedded embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        int tokens = 0;
        for (String text : texts) {
            long[] ids = tokenizer.ids(text);
            vectors.add(vector(ids));
            tokens += tokenizer.count(text);
        }
        return new Embedded(vectors, tokens);
    }

    @Override
    public Embedded embedQuestion(String question) {
        return embed(List.of(QUESTION + question));
    }

    private static float[] vector(long[] ids) {
        double[] sums = new double[LocalNetwork.DIMENSIONS];
        int parts = Math.max(1, (ids.length + CONTEXT_TOKENS - 1) / CONTEXT_TOKENS);
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) ids.length * part / parts);
            int to = (int) ((long) ids.length * (part + 1) / parts);
            if (Thread.currentThread().isInterrupted()) {
                throw Interrupts.of("embedding", new InterruptedException());
            }
            NETWORK.get().addTo(sums, Arrays.copyOfRange(ids, from, to));
        }
        return Vectors.unit(sums);
    }
}
