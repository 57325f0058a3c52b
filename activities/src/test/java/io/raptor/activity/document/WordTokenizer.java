package io.raptor.activity.document;

import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** As many tokens as pieces of at most four letters or digits; every other character is one. */
final class WordTokenizer implements Tokenizer {

    private static final int LONGEST = 4;

    @Override
    public int count(String text) {
        return starts(text).length;
    }

    @Override
    public int[] starts(String text) {
        List<Integer> starts = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean word = Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
            length = word ? length % LONGEST + 1 : 0;
            if (length == 1 || (length == 0 && !WhiteSpace.is((char) c))) {
                starts.add(i);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
