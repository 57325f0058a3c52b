package io.raptor.activity.document.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of Markdown without what builders of sites replace or take away in it; spans of code stay as they are. */
final class MarkdownLine {

    private static final Pattern SPAN = Pattern.compile("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)");
    private static final Pattern TEMPLATE =
            Pattern.compile("\\{%-?.*?-?%\\}|\\{\\{[#<%][^}]*\\}\\}|\\{\\{-? *(?:site|page|base|config)\\b[^}]*\\}\\}"
                    + "|:(?:octicons|material|fontawesome|simple)-[\\w-]+:"
                    + "|(?<![^\\s(*_])(?::[a-z][a-z0-9_+-]{1,30}:)+(?![\\w:/])");

    /** A word for MyST before a span, which is then no code. */
    private static final Pattern ROLE = Pattern.compile("\\{[a-z][\\w:.+-]*\\}$");

    private static final Pattern ROLE_TARGET = Pattern.compile(" *<[^<>]*>`+$|^`+[!~]?|`+$");
    private static final Pattern TEMPLATE_ADDRESS =
            Pattern.compile("(?<=\\]\\()\\s*(?:\\{\\{.*?\\}\\}|\\{%.*?%\\})[^)\\s]*(?=\\s*(?:\"[^\"]*\"\\s*)?\\))");
    private static final Pattern ALERT = Pattern.compile("^(\\s*>\\s*)\\[!\\w+\\][-+]?\\s*(.*)$");
    private static final Pattern HEADING_ID = Pattern.compile("^(#{1,6} .*?)\\s*\\{[#.:][^}]*\\}\\s*#*\\s*$");
    private static final Pattern FOOTNOTE = Pattern.compile("^ {0,3}\\[\\^[^\\]\\s]+\\]:\\s*");
    private static final Pattern FOOTNOTE_SIGN = Pattern.compile("\\[\\^[^\\]\\s]+\\](?!\\()");
    private static final Pattern ATTRIBUTES =
            Pattern.compile("^\\s*\\{:?\\s*[.#][^}]*\\}\\s*$|(?<=[\\])`*_])\\{:?\\s*[.#][^}]*\\}");

    private MarkdownLine() {}

    /** @param literal what looks like a template is meant as it stands */
    static String plain(String line, boolean literal) {
        String whole = TEMPLATE_ADDRESS.matcher(line).replaceAll("#");
        whole = ALERT.matcher(whole).replaceFirst("$1$2");
        whole = HEADING_ID.matcher(whole).replaceFirst("$1");
        whole = FOOTNOTE.matcher(whole).replaceFirst("");
        StringBuilder plain = new StringBuilder(whole.length());
        int from = 0;
        for (Matcher span = SPAN.matcher(whole); span.find(); from = span.end()) {
            String before = whole.substring(from, span.start());
            Matcher role = ROLE.matcher(before);
            boolean named = role.find();
            plain.append(marks(named ? before.substring(0, role.start()) : before, literal))
                    .append(named ? ROLE_TARGET.matcher(span.group()).replaceAll("") : span.group());
        }
        plain.append(marks(whole.substring(from), literal));
        return ATTRIBUTES.matcher(plain).replaceAll("");
    }

    private static String marks(String text, boolean literal) {
        String plain = FOOTNOTE_SIGN.matcher(text).replaceAll("");
        return Formulas.shielded(literal ? plain : TEMPLATE.matcher(plain).replaceAll(""));
    }
}
