package io.raptor.activity.graph.extract;

import io.raptor.activity.language.Sentences;

/** The sentence that says most of a name: a whole one that has it near its beginning, of a length that is read well. */
final class BestLine {

    private static final int LONGEST = 400;
    private static final int USUAL = 140;
    private static final int FEWEST_WORDS = 4;

    private String text = "";
    private double worth = Double.NEGATIVE_INFINITY;

    /** @param position of the name in the sentence */
    void offer(TextSentence sentence, int position) {
        double offered = worth(sentence, position);
        if (offered > worth) {
            worth = offered;
            text = cut(sentence.text());
        }
    }

    private static double worth(TextSentence sentence, int position) {
        String line = sentence.text();
        boolean whole = Sentences.isEnded(line) && sentence.tokens().size() >= FEWEST_WORDS;
        double place = position / (double) Math.max(1, line.length());
        double length = Math.abs(line.length() - USUAL) / (double) USUAL;
        return (whole ? 2 : 0) - place - 0.5 * length;
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int space = line.lastIndexOf(' ', LONGEST);
        int end = space > LONGEST / 2 ? space : line.offsetByCodePoints(0, line.codePointCount(0, LONGEST) - 1);
        return line.substring(0, end) + "…";
    }

    String text() {
        return text;
    }
}
