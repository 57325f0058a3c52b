package io.raptor.activity.model.local;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** MiniLM's own word pieces. The native library is loaded at the first call. */
public final class MiniLmTokenizer implements Tokenizer {

    private static final String FILE = "/all-minilm-l6-v2-tokenizer.json";
    private static final Memoized<HuggingFaceTokenizer> NATIVE = new Memoized<>(MiniLmTokenizer::load);

    @Override
    public int count(String text) {
        return ids(text).length;
    }

    @Override
    public int[] starts(String text) {
        CharSpan[] spans = encode(text).getCharTokenSpans();
        int[] starts = new int[spans.length];
        // the spans count code points, we count characters
        for (int i = 0, at = 0, codePoints = 0; i < spans.length; i++) {
            at = text.offsetByCodePoints(at, spans[i].getStart() - codePoints);
            codePoints = spans[i].getStart();
            starts[i] = at;
        }
        return starts;
    }

    /** Ids of the word pieces, without the marks of begin and end. */
    long[] ids(String text) {
        return encode(text).getIds();
    }

    private static Encoding encode(String text) {
        return NATIVE.get().encode(text, false, false);
    }

    private static HuggingFaceTokenizer load() {
        // the library would otherwise report its use to its makers when it runs on certain cloud machines
        System.setProperty("OPT_OUT_TRACKING", "true");
        try (InputStream file = MiniLmTokenizer.class.getResourceAsStream(FILE)) {
            return HuggingFaceTokenizer.newInstance(file, Map.of("padding", "false", "truncation", "false"));
        } catch (IOException | LinkageError e) {
            throw new IndexingException(
                    FailureType.INTERNAL,
                    "the tokenizer of the embedded model MiniLM cannot be loaded: " + e.getMessage(),
                    e);
        }
    }
}
