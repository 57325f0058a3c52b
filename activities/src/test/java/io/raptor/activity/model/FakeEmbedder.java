package io.raptor.activity.model;

import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Vectors of length 2 by the number of characters; two texts a call. */
public final class FakeEmbedder implements Embedder {

    public final List<List<String>> calls = new ArrayList<>();

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
        return new Embedded(texts.stream().map(FakeEmbedder::vector).toList(), texts.size());
    }

    static float[] vector(String text) {
        return Vectors.unit(new double[] {1, text.length()});
    }
}
