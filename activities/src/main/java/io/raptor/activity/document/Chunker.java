package io.raptor.activity.document;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into leaves: whole sentences packed up to a number of tokens, in their order, preferably up to the end
 * of a paragraph and never ending with a heading. Only a sentence that is longer by itself is cut.
 *
 * <p>A leaf's text is the text between its offsets with every run of white space written as one blank. It has at most
 * the tokens asked for, and at most 20 times as many characters, since a tokenizer may take any long word as one token.
 */
public final class Chunker {

    private static final int CHARACTERS_PER_TOKEN = 20;

    private final Tokenizer tokenizer;
    private final int chunkTokens;
    private final DocumentLimits limits;

    /** @param chunkTokens a leaf's greatest length in tokens of {@code tokenizer} */
    public Chunker(Tokenizer tokenizer, int chunkTokens, DocumentLimits limits) {
        this.tokenizer = tokenizer;
        this.chunkTokens = chunkTokens;
        this.limits = limits;
    }

    /**
     * The leaves of a text, indexed from 0; together they hold all of it but white space.
     *
     * @throws io.raptor.activity.port.IndexingException DOCUMENT_TOO_LARGE when there are more than allowed
     */
    public List<Node> chunk(String text) {
        List<Span> spans = new SpanFinder(text, tokenizer, chunkTokens, maxCharacters(), limits).find();
        List<Node> leaves = new ArrayList<>();
        int from = 0;
        while (from < spans.size()) {
            if (leaves.size() == limits.maxLeaves()) {
                throw limits.tooManyLeaves();
            }
            from = addLeaf(text, spans, from, goodEnd(spans, from, fullEnd(spans, from)), leaves);
        }
        return leaves;
    }

    private int maxCharacters() {
        return CHARACTERS_PER_TOKEN * chunkTokens;
    }

    /** The end of the longest run of spans from {@code from} that keeps the limit. */
    private int fullEnd(List<Span> spans, int from) {
        int latest = spans.get(from).start() + maxCharacters();
        int tokens = 0;
        int to = from;
        do {
            tokens += spans.get(to++).tokens();
        } while (to < spans.size()
                && tokens + spans.get(to).tokens() <= chunkTokens
                && spans.get(to).end() <= latest);
        return to;
    }

    /** The last end of a paragraph in the run's last third; else the run's end, without headings there. */
    private int goodEnd(List<Span> spans, int from, int full) {
        if (full == spans.size()) {
            return full;
        }
        int tokens = 0;
        int best = full;
        for (int i = from; i < full; i++) {
            Span span = spans.get(i);
            tokens += span.tokens();
            if (span.endsParagraph() && !span.heading() && 3 * tokens >= 2 * chunkTokens) {
                best = i + 1;
            }
        }
        return best < full ? best : withoutHeadings(spans, from, full);
    }

    /** At most two: a list of short items is no row of headings. */
    private static int withoutHeadings(List<Span> spans, int from, int full) {
        int to = full;
        while (to > from + 1 && to > full - 2 && spans.get(to - 1).heading()) {
            to--;
        }
        return to;
    }

    /** Adds the run as a leaf, shortened where its tokens are more than the sum of its spans', and gives its end. */
    private int addLeaf(String text, List<Span> spans, int from, int upTo, List<Node> leaves) {
        int start = spans.get(from).start();
        int to = upTo;
        while (true) {
            int end = spans.get(to - 1).end();
            String leaf = WhiteSpace.normalise(text, start, end);
            int tokens = tokenizer.count(leaf);
            if (tokens <= chunkTokens || to == from + 1) {
                leaves.add(Node.leaf(leaves.size(), leaf, tokens, start, end));
                return to;
            }
            to--;
        }
    }
}
