package io.raptor.activity.language;

import java.util.regex.Pattern;

/** What stands between words: blanks, tabs and line ends of any script. */
public final class Spaces {

    private static final Pattern RUN = Pattern.compile("[\\s\\p{Z}]+");

    private Spaces() {}

    /** The text with one blank for each run of them. */
    public static String single(String text) {
        return RUN.matcher(text).replaceAll(" ");
    }
}
