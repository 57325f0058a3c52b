package io.raptor.activity.document.markup;

import java.util.regex.Pattern;

/** The words of a line of reStructuredText, without roles, targets and stars. */
final class RestructuredInline {

    private static final Pattern LITERAL = Pattern.compile("``(.+?)``");
    private static final Pattern ROLE =
            Pattern.compile("(?::[\\w+.:-]+:)?`[~!]?([^`]+?)(?: +<[^`>]*>)?`(?::[\\w+.-]+:|__?)?");
    private static final Pattern STRONG =
            Pattern.compile("(?<![\\w*\\\\])(\\*{1,2})(?=\\S)([^*]+?)(?<=\\S)\\1(?![\\w*])");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\|([\\w][^|\\n]*?)\\|_{0,2}");
    private static final Pattern NOTE = Pattern.compile(" ?\\[[#*\\w-]+]_(?!\\w)");
    private static final Pattern REFERENCE = Pattern.compile("(?<=\\w)__?(?=[\\s.,;:!?)]|$)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\S)|\\\\ ");

    private RestructuredInline() {}

    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (var literal = LITERAL.matcher(text); literal.find(); from = literal.end()) {
            plain.append(marks(text.substring(from, literal.start()))).append(literal.group(1));
        }
        return plain.append(marks(text.substring(from))).toString();
    }

    private static String marks(String text) {
        String plain = NOTE.matcher(text).replaceAll("");
        plain = ROLE.matcher(plain).replaceAll("$1");
        plain = STRONG.matcher(plain).replaceAll("$2");
        plain = SUBSTITUTION.matcher(plain).replaceAll("$1");
        plain = REFERENCE.matcher(plain).replaceAll("");
        return ESCAPE.matcher(plain).replaceAll("$1");
    }
}
