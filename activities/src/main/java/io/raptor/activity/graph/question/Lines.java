package io.raptor.activity.graph.question;

import io.raptor.activity.language.Spaces;
import java.util.regex.Pattern;

/** Text of documents as a line of a prompt. */
public final class Lines {

    /** What could end the part of a prompt that it stands in. */
    private static final Pattern FENCE = Pattern.compile("<(\\s*/?\\s*\\p{L})");

    private Lines() {}

    /** The question that a prompt ends with. */
    public static String question(String question) {
        return "\nQuestion: " + plain(question, Integer.MAX_VALUE) + "\n";
    }

    /** One line without tags, cut with an ellipsis above so many characters. */
    public static String plain(String text, int longest) {
        String line = FENCE.matcher(Spaces.single(text).strip()).replaceAll("‹$1");
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        int space = line.lastIndexOf(' ', end);
        return line.substring(0, space > end / 2 ? space : end) + "…";
    }
}
