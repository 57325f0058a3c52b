package io.raptor.activity.document;

import io.raptor.activity.document.SentenceSplitter.Sentence;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Finds the sentences of a text, each within the limits of a leaf; a longer one is found as its parts. */
final class SpanFinder {

    private static final String SENTENCE_ENDS = ".!?…。！？।";

    private final String text;
    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final int maxCharacters;
    private final DocumentLimits limits;
    private final LongSentence cutter;
    private final List<Span> spans = new ArrayList<>();
    private long tokens;

    SpanFinder(String text, Tokenizer tokenizer, int maxTokens, int maxCharacters, DocumentLimits limits) {
        this.text = text;
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
        this.maxCharacters = maxCharacters;
        this.limits = limits;
        this.cutter = new LongSentence(
                text,
                tokenizer,
                maxTokens,
                maxCharacters,
                (start, end, length) -> add(new Span(start, end, length, false, false)));
    }

    List<Span> find() {
        SentenceSplitter.split(text).forEach(this::add);
        return spans;
    }

    private void add(Sentence sentence) {
        int length = tokens(sentence);
        if (length > maxTokens) {
            cutter.cut(sentence.start(), sentence.end());
            spans.add(spans.remove(spans.size() - 1).endingParagraph(sentence.endsParagraph()));
        } else {
            boolean heading = isHeading(sentence, length);
            add(new Span(sentence.start(), sentence.end(), length, sentence.endsParagraph(), heading));
        }
    }

    /** Of a sentence that is too long anyway, not counted. */
    private int tokens(Sentence sentence) {
        return sentence.end() - sentence.start() > maxCharacters
                ? Integer.MAX_VALUE
                : tokenizer.count(WhiteSpace.normalise(text, sentence.start(), sentence.end()));
    }

    private void add(Span span) {
        spans.add(span);
        tokens += span.tokens();
        if (tokens > (long) limits.maxLeaves() * maxTokens) {
            throw limits.tooManyLeaves();
        }
    }

    private boolean isHeading(Sentence sentence, int length) {
        return sentence.alone()
                && length <= maxTokens / 4
                && SENTENCE_ENDS.indexOf(text.charAt(sentence.end() - 1)) < 0;
    }
}
