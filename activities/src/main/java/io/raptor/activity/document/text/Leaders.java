package io.raptor.activity.document.text;

import java.util.regex.Pattern;

/** Rows of dots and lines that lead the eye, such as those of a table of contents, as one mark. */
final class Leaders {

    private static final Pattern ROW = Pattern.compile("(?:\\.[ \\u00A0]?){6,}+|…{3,}+|_{6,}+|(?:· ?){6,}+");

    private Leaders() {}

    static String shorten(String text) {
        return ROW.matcher(text).replaceAll("… ");
    }
}
