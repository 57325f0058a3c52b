package io.raptor.activity.document;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into leaves: whole sentences, rows and pieces of code packed up to a number of tokens, in their order,
 * preferably up to the end of a paragraph and never ending with a heading. What is longer than a leaf by itself is cut.
 *
 * <p>A leaf stays under one heading. Only a section of less than a quarter of a leaf takes the next one with it, where
 * that lies no higher and fits as a whole: a passage of a line says too little to be found or summarised.
 *
 * <p>A leaf has at most the tokens asked for, and at most 20 times as many characters, since a tokenizer may take any
 * long word as one token.
 */
public final class Chunker {

    private static final int CHARACTERS_PER_TOKEN = 20;
    private static final int TINY_PART = 4;

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
     * The leaves of a text, indexed from 0; together they hold all of it but white space and what has neither letter
     * nor digit near it.
     *
     * @throws io.raptor.activity.port.IndexingException DOCUMENT_TOO_LARGE when there are more than allowed
     */
    public List<Node> chunk(DocumentText document) {
        List<Span> spans = new SpanFinder(document, tokenizer, chunkTokens, maxCharacters(), limits).find();
        return new Cut(document.text(), spans).leaves();
    }

    private int maxCharacters() {
        return CHARACTERS_PER_TOKEN * chunkTokens;
    }

    /** One text's. */
    private final class Cut {

        private final String text;
        private final List<Span> spans;
        private final List<Section> sections;
        private final List<Node> leaves = new ArrayList<>();

        Cut(String text, List<Span> spans) {
            this.text = text;
            this.spans = spans;
            this.sections = Section.of(text, spans);
        }

        List<Node> leaves() {
            int first = 0;
            while (first < sections.size()) {
                int next = together(first);
                List<String> path = Structure.common(sections.subList(first, next).stream()
                        .map(Section::path)
                        .toList());
                cut(sections.get(first).from(), sections.get(next - 1).to(), path);
                first = next;
            }
            return leaves;
        }

        /** Behind the last of the sections that share a leaf with the first. */
        private int together(int first) {
            long tokens = sections.get(first).tokens();
            int next = first + 1;
            while (next < sections.size()
                    && TINY_PART * tokens < chunkTokens
                    && sections.get(next).level() >= sections.get(first).level()
                    && fits(first, next, tokens)) {
                tokens += sections.get(next++).tokens();
            }
            return next;
        }

        private boolean fits(int first, int next, long tokens) {
            int start = spans.get(sections.get(first).from()).start();
            int end = spans.get(sections.get(next).to() - 1).end();
            return tokens + sections.get(next).tokens() <= chunkTokens && end - start <= maxCharacters();
        }

        private void cut(int start, int end, List<String> path) {
            int from = start;
            while (from < end) {
                from = addLeaf(from, goodEnd(from, fullEnd(from, end), end), path);
            }
        }

        /** The end of the longest run of spans from {@code from} that keeps the limit. */
        private int fullEnd(int from, int end) {
            int latest = spans.get(from).start() + maxCharacters();
            int tokens = 0;
            int to = from;
            do {
                tokens += spans.get(to++).tokens();
            } while (to < end
                    && tokens + spans.get(to).tokens() <= chunkTokens
                    && spans.get(to).end() <= latest);
            return to;
        }

        /** The last end of a paragraph in the run's last third; else the run's end, without headings there. */
        private int goodEnd(int from, int full, int end) {
            if (full == end) {
                return full;
            }
            int tokens = 0;
            int best = full;
            for (int i = from; i < full; i++) {
                Span span = spans.get(i);
                tokens += span.tokens();
                if (span.endsBlock() && !span.leads() && 3 * tokens >= 2 * chunkTokens) {
                    best = i + 1;
                }
            }
            return best < full ? best : withoutHeadings(from, withoutShortRest(from, full, end));
        }

        /** Leaves the next leaf more than a line, where the section ends with it and this one has enough. */
        private int withoutShortRest(int from, int full, int end) {
            long rest = tokens(full, end);
            long here = tokens(from, full);
            int to = full;
            while (to > from + 1
                    && TINY_PART * rest < chunkTokens
                    && 2 * (here - spans.get(to - 1).tokens()) >= chunkTokens) {
                to--;
                rest += spans.get(to).tokens();
                here -= spans.get(to).tokens();
            }
            return TINY_PART * rest < chunkTokens ? full : to;
        }

        /** Counts no further than there is a need to. */
        private long tokens(int from, int to) {
            long tokens = 0;
            for (int i = from; i < to && tokens <= chunkTokens; i++) {
                tokens += spans.get(i).tokens();
            }
            return tokens;
        }

        /** Of short paragraphs that only look like headings at most two: a list of short items is no row of them. */
        private int withoutHeadings(int from, int full) {
            int to = full;
            while (to > from + 1
                    && (spans.get(to - 1).heading()
                            || (to > full - 2 && spans.get(to - 1).leads()))) {
                to--;
            }
            return spans.get(to - 1).heading() ? full : to;
        }

        /** Adds the run as a leaf, shortened where its tokens are more than the sum of its spans', and gives its end. */
        private int addLeaf(int from, int upTo, List<String> path) {
            int to = upTo;
            while (true) {
                LeafText leaf = LeafText.of(text, spans.subList(from, to));
                int tokens = tokenizer.addsUp() && areApart(from, to)
                        ? (int) tokens(from, to)
                        : tokenizer.count(leaf.text());
                if (tokens <= chunkTokens || to == from + 1) {
                    add(leaf, tokens, from, to, path);
                    return to;
                }
                to--;
            }
        }

        /** All of it is prose, and in the leaf's text, too, there is white space between the spans and nothing else. */
        private boolean areApart(int from, int to) {
            for (int i = from; i < to; i++) {
                Span span = spans.get(i);
                if (span.block().kind() == Kind.CODE || span.block().kind() == Kind.TABLE_ROW) {
                    return false;
                }
                boolean goesOn =
                        i > from && span.block().equals(spans.get(i - 1).block());
                if (goesOn && !isGap(spans.get(i - 1).end(), span.start())) {
                    return false;
                }
            }
            return true;
        }

        private boolean isGap(int from, int to) {
            return from < to && WhiteSpace.skip(text, from, to) == to;
        }

        private void add(LeafText leaf, int tokens, int from, int to, List<String> path) {
            if (!leaf.says()) {
                return;
            }
            if (leaves.size() == limits.maxLeaves()) {
                throw limits.tooManyLeaves();
            }
            Span first = spans.get(from);
            Structure structure = new Structure(path, first.block().page(), leaf.asides());
            leaves.add(Node.leaf(
                            leaves.size(),
                            leaf.text(),
                            tokens,
                            first.start(),
                            spans.get(to - 1).end())
                    .with(structure));
        }
    }
}
