package io.raptor.activity.model.local;

import static ai.djl.huggingface.tokenizers.jni.TokenizersLibrary.LIB;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * The word pieces of the embedded model, which are BERT's for English. A piece that they do not hold, such as a whole sentence in Thai, counts as a token for each
 * of its bytes in UTF-8, as models that know all bytes would count it: text in any script has a length. The native
 * library is loaded at the first call.
 */
public final class WordPieces implements Tokenizer {

    private static final String FILE = "/bge-small-en-v1.5-q-tokenizer.json";
    private static final long UNKNOWN = 100;
    private static final Memoized<HuggingFaceTokenizer> NATIVE = new Memoized<>(WordPieces::load);

    @Override
    public int count(String text) {
        return encoded(text, encoding -> {
            long[] ids = LIB.getTokenIds(encoding);
            return knowsAll(ids) ? ids.length : starts(text, ids, LIB.getTokenCharSpans(encoding)).length;
        });
    }

    private static boolean knowsAll(long[] ids) {
        return Arrays.stream(ids).noneMatch(id -> id == UNKNOWN);
    }

    /** No piece reaches over white space. */
    @Override
    public boolean addsUp() {
        return true;
    }

    @Override
    public int[] starts(String text) {
        return encoded(text, encoding -> starts(text, LIB.getTokenIds(encoding), LIB.getTokenCharSpans(encoding)));
    }

    private static int[] starts(String text, long[] ids, CharSpan[] spans) {
        IntStream.Builder starts = IntStream.builder();
        // the spans count code points, we count characters
        for (int i = 0, at = 0, codePoints = 0; i < spans.length; i++) {
            at = text.offsetByCodePoints(at, spans[i].getStart() - codePoints);
            codePoints = spans[i].getStart();
            if (ids[i] == UNKNOWN) {
                addBytes(text, at, text.offsetByCodePoints(at, spans[i].getEnd() - codePoints), starts);
            } else {
                starts.add(at);
            }
        }
        return starts.build().toArray();
    }

    private static void addBytes(String text, int from, int to, IntStream.Builder starts) {
        for (int i = from; i < to; ) {
            int c = text.codePointAt(i);
            int bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            for (int b = 0; b < bytes; b++) {
                starts.add(i);
            }
            i += Character.charCount(c);
        }
    }

    @Override
    public double known(String text) {
        return encoded(text, encoding -> {
            long[] ids = LIB.getTokenIds(encoding);
            return knowsAll(ids) ? 1.0 : known(ids, LIB.getTokenCharSpans(encoding));
        });
    }

    private static double known(long[] ids, CharSpan[] spans) {
        long all = 0;
        long unknown = 0;
        for (int i = 0; i < spans.length; i++) {
            int length = spans[i].getEnd() - spans[i].getStart();
            all += length;
            unknown += ids[i] == UNKNOWN ? length : 0;
        }
        return 1 - (double) unknown / all;
    }

    /** Ids of the word pieces, without the marks of begin and end. */
    long[] ids(String text) {
        return encoded(text, encoding -> LIB.getTokenIds(encoding));
    }

    /**
     * What is asked of the library's encoding of a text. Its own {@code Encoding} copies all there is to it at once, each piece
     * as a string as well, which takes longer than to find the pieces.
     */
    private static <T> T encoded(String text, LongFunction<T> asked) {
        long tokenizer = NATIVE.get().getHandle(); // before the library is touched: it is set up there
        long encoding = LIB.encode(tokenizer, text, false);
        try {
            return asked.apply(encoding);
        } finally {
            LIB.deleteEncoding(encoding);
        }
    }

    private static HuggingFaceTokenizer load() {
        // the library would otherwise report its use to its makers when it runs on certain cloud machines
        System.setProperty("OPT_OUT_TRACKING", "true");
        try (InputStream file = WordPieces.class.getResourceAsStream(FILE)) {
            return HuggingFaceTokenizer.newInstance(file, Map.of("padding", "false", "truncation", "false"));
        } catch (IOException | LinkageError e) {
            throw new IndexingException(
                    FailureType.INTERNAL,
                    "the tokenizer of the embedding model in this process cannot be loaded: " + e.getMessage(),
                    e);
        }
    }
}
