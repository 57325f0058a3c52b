package io.raptor.activity.model.endpoint;

import io.raptor.activity.port.Tokenizer;

/**
 * The tokenizer of another model in place of the endpoint's, which stays unknown: its lengths are near, and which
 * scripts the endpoint's model knows it cannot say.
 *
 * @param other counts
 */
public record ApproximateTokenizer(Tokenizer other) implements Tokenizer {

    @Override
    public int count(String text) {
        return other.count(text);
    }

    @Override
    public int[] starts(String text) {
        return other.starts(text);
    }

    @Override
    public boolean addsUp() {
        return other.addsUp();
    }
}
