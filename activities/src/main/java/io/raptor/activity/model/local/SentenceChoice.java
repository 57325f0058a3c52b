package io.raptor.activity.model.local;

import io.raptor.activity.model.Sentence;
import io.raptor.activity.model.TokenTruncation;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Fills a summary sentence by sentence up to its length. */
final class SentenceChoice {

    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final List<Sentence> chosen = new ArrayList<>();
    private int tokens;

    SentenceChoice(Tokenizer tokenizer, int maxTokens) {
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
    }

    /**
     * Takes turns: the first sentence of each member, then the second of each, and so on.
     *
     * @param sentences of each member
     * @param order in which the members speak
     */
    List<Sentence> choose(List<List<Sentence>> sentences, int[] order) {
        int turns = sentences.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < turns && tokens < maxTokens; turn++) {
            for (int member : order) {
                if (turn < sentences.get(member).size()) {
                    offer(sentences.get(member).get(turn));
                }
            }
        }
        return chosen;
    }

    private void offer(Sentence sentence) {
        if (tokens >= maxTokens || chosen.stream().anyMatch(sentence::repeats)) {
            return;
        }
        int length = tokenizer.count(sentence.text());
        if (tokens + length <= maxTokens) {
            chosen.add(sentence);
            tokens += length;
        } else if (chosen.isEmpty()) {
            chosen.add(cut(sentence));
            tokens = maxTokens;
        }
    }

    /** The beginning of a sentence that is too long even alone. */
    private Sentence cut(Sentence sentence) {
        String beginning = TokenTruncation.to(sentence.text(), Math.max(1, maxTokens - 1), tokenizer);
        return Sentence.of(sentence.member(), sentence.position(), beginning + "…");
    }
}
