package io.raptor.activity.document;

import io.raptor.activity.document.text.Block;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.language.SentenceBreaks;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of a text that no leaf divides: sentences, headings, rows of tables, code. What is longer than a leaf
 * by itself is found as its parts: lines of code, cells of a row, clauses.
 */
final class SpanFinder {

    private static final String SENTENCE_ENDS = ".!?…。！？।";

    /** The end of a line of plain text that is followed by one that begins an item, a row, a quotation or code. */
    private static final Pattern LINE_ENDS =
            Pattern.compile("\\n(?=[ \\t]*+(?:[-*+•·▪‣–>] |\\d{1,3}[.)] |\\||```)|\\t| {4})");

    private final String text;
    private final List<Block> blocks;
    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final int maxCharacters;
    private final DocumentLimits limits;
    private final SentenceBreaks sentences = new SentenceBreaks();
    private final List<Span> spans = new ArrayList<>();
    private long tokens;

    SpanFinder(DocumentText document, Tokenizer tokenizer, int maxTokens, int maxCharacters, DocumentLimits limits) {
        this.text = document.text();
        this.blocks = document.blocks();
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
        this.maxCharacters = maxCharacters;
        this.limits = limits;
    }

    List<Span> find() {
        for (Block block : blocks) {
            int first = spans.size();
            switch (block.kind()) {
                case CODE -> code(block);
                case HEADING, TABLE_ROW -> whole(block, block.start(), block.end());
                default -> prose(block);
            }
            if (spans.size() > first) {
                spans.add(spans.remove(spans.size() - 1).endingBlock());
            }
        }
        return spans;
    }

    /** Too long for a leaf, it is cut at line ends. */
    private void code(Block block) {
        if (count(block, block.start(), block.end()) <= maxTokens) {
            whole(block, block.start(), block.end());
            return;
        }
        int from = block.start();
        while (from < block.end()) {
            int lineEnd = text.indexOf('\n', from);
            int to = lineEnd < 0 ? block.end() : Math.min(lineEnd, block.end());
            if (WhiteSpace.skip(text, from, to) < to) {
                whole(block, from, WhiteSpace.trimEnd(text, from, to));
            }
            from = to + 1;
        }
    }

    private void prose(Block block) {
        Matcher border = LINE_ENDS.matcher(text).region(block.start(), block.end());
        int from = block.start();
        while (border.find()) {
            sentences(block, from, border.start());
            from = border.end();
        }
        sentences(block, from, block.end());
        markTitle(block);
    }

    private void sentences(Block block, int start, int end) {
        int first = spans.size();
        sentences.find(text, start, end, (from, to) -> whole(block, from, to));
        if (spans.size() > first) {
            spans.add(spans.remove(spans.size() - 1).endingBlock());
        }
    }

    private void whole(Block block, int start, int end) {
        int length = count(block, start, end);
        if (length > maxTokens) {
            new LongSentence(text, tokenizer, maxTokens, maxCharacters, (from, to, part) -> add(block, from, to, part))
                    .cut(start, end);
        } else {
            add(block, start, end, length);
        }
    }

    /** Of what is too long anyway, not counted. */
    private int count(Block block, int start, int end) {
        return end - start > maxCharacters ? Integer.MAX_VALUE : tokenizer.count(LeafText.of(text, block, start, end));
    }

    private void add(Block block, int start, int end, int length) {
        spans.add(new Span(start, end, length, block, false, false));
        tokens += length;
        if (tokens > (long) limits.maxLeaves() * maxTokens) {
            throw limits.tooManyLeaves();
        }
    }

    private void markTitle(Block block) {
        if (spans.isEmpty() || block.kind() != Kind.PARAGRAPH) {
            return;
        }
        Span last = spans.get(spans.size() - 1);
        boolean alone = last.start() == block.start() && last.end() == block.end();
        if (alone && last.tokens() <= maxTokens / 4 && SENTENCE_ENDS.indexOf(text.charAt(last.end() - 1)) < 0) {
            spans.set(spans.size() - 1, new Span(last.start(), last.end(), last.tokens(), block, true, true));
        }
    }
}
