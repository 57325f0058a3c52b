package io.raptor.activity.call;

import io.raptor.activity.model.Vectors;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.model.endpoint.BatchTooLargeException;
import io.raptor.activity.model.http.ErrorBody;
import io.raptor.activity.model.http.RefusalKind;
import io.raptor.activity.model.http.RefusedException;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.FailureType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vectors of length 2 by the number of characters; two texts a call. */
public final class FakeEmbedder implements Embedder {

    public final List<List<String>> calls = new ArrayList<>();

    /** So many calls more get an answer that is none. */
    public int bad;

    /** Texts that it takes at once, whatever it says. */
    public int most = 2;

    /** What stands in a text that it cannot take. */
    public @Nullable String poison;

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public int batchSize() {
        return 2;
    }

    @Override
    public Tokenizer tokenizer() {
        return new WordTokenizer();
    }

    @Override
    public Embedded embed(List<String> texts) {
        calls.add(texts);
        String never = poison;
        if (never != null && texts.stream().anyMatch(text -> text.contains(never))) {
            throw new RefusedException(RefusalKind.UNAVAILABLE, 500, ErrorBody.NONE, "no", null);
        }
        if (texts.size() > most) {
            throw new BatchTooLargeException(new IndexingException(FailureType.MODEL_REFUSED, "too many"));
        }
        if (bad > 0) {
            bad--;
            throw new BadAnswerException("fake", "no vectors", "", texts.size(), 0);
        }
        return new Embedded(texts.stream().map(FakeEmbedder::vector).toList(), texts.size());
    }

    static float[] vector(String text) {
        return Vectors.unit(new double[] {1, text.length()});
    }
}
