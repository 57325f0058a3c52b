package io.raptor.activity.graph.extract;

import java.util.List;

/**
 * A sentence of a document with its words.
 *
 * @param leaf number of the leaf that it stands in
 */
record TextSentence(int leaf, String text, List<Token> tokens) {

    static TextSentence of(int leaf, String text) {
        return new TextSentence(leaf, text, Token.of(text));
    }

    /** What stands between a word and the one after it. */
    String gap(int token) {
        return text.substring(tokens.get(token).end(), tokens.get(token + 1).start());
    }

    /** The word may have its capital for its place alone: it begins the sentence, a quotation, or what follows a colon. */
    boolean begins(int token) {
        if (token == 0) {
            return true;
        }
        String gap = gap(token - 1);
        return gap.chars().anyMatch(c -> ":\"“„«‘([.!?…•—–-".indexOf(c) >= 0) && !initial(token - 1);
    }

    /** A full stop behind it shortens a name. */
    boolean initial(int token) {
        return token + 1 < tokens.size()
                && tokens.get(token).text().length() <= 2
                && gap(token).startsWith(".");
    }

    String between(int first, int last) {
        return text.substring(tokens.get(first).start(), tokens.get(last).end());
    }
}
