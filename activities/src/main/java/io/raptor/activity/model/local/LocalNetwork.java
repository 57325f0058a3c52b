package io.raptor.activity.model.local;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * The embedded model's network in the native runtime. One inference uses the calling thread alone, so that its result does not
 * depend on the number of cores; several threads may call at once.
 */
final class LocalNetwork {

    static final int DIMENSIONS = 384;

    private static final String FILE = "/bge-small-en-v1.5-q.onnx";
    private static final long BEGIN = 101;
    private static final long END = 102;

    private final OrtEnvironment environment;
    private final OrtSession session;

    private LocalNetwork(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    static LocalNetwork load() {
        try {
            // by way of a file: the network would be an eighth of a small heap
            Path copy = Files.createTempFile("raptor-model", ".onnx");
            try (InputStream network = Objects.requireNonNull(LocalNetwork.class.getResourceAsStream(FILE))) {
                Files.copy(network, copy, StandardCopyOption.REPLACE_EXISTING);
                return open(copy);
            } finally {
                remove(copy);
            }
        } catch (IOException | OrtException | LinkageError e) {
            throw new IndexingException(
                    FailureType.INTERNAL, "the embedding model in this process cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** Where the system holds on to the file while the network is in use, it goes with the process. */
    private static void remove(Path copy) {
        if (!copy.toFile().delete()) {
            copy.toFile().deleteOnExit();
        }
    }

    private static LocalNetwork open(Path network) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            options.setCPUArenaAllocator(false);
            return new LocalNetwork(environment, environment.createSession(network.toString(), options));
        }
    }

    /** Adds the hidden state of the mark of begin, which this model was trained to say the whole by, to {@code sums}. */
    void addTo(double[] sums, long[] ids) {
        long[] marked = new long[ids.length + 2];
        marked[0] = BEGIN;
        System.arraycopy(ids, 0, marked, 1, ids.length);
        marked[ids.length + 1] = END;
        try {
            run(sums, marked);
        } catch (OrtException e) {
            throw new IndexingException(FailureType.INTERNAL, "the embedding model in this process failed", e);
        }
    }

    private void run(double[] sums, long[] ids) throws OrtException {
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
            for (int i = 0; i < DIMENSIONS; i++) {
                sums[i] += states.get(i);
            }
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }
}
