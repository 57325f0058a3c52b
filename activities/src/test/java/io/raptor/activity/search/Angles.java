package io.raptor.activity.search;

import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Tokenizer;
import java.util.Arrays;
import java.util.List;

/** Embeds a number as the vector at that angle, and counts its calls. */
final class Angles implements Embedder {

    static final String ID = "angles";

    int calls;

    /** Of every vector. */
    int length = 5;

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
        return 1;
    }

    @Override
    public Tokenizer tokenizer() {
        throw new AssertionError("a search needs no tokenizer");
    }

    @Override
    public Embedded embed(List<String> texts) {
        calls++;
        return new Embedded(
                texts.stream()
                        .map(text -> Arrays.copyOf(Planted.at(Double.parseDouble(text)), length))
                        .toList(),
                1);
    }
}
