package io.raptor.activity.document.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks that builders of sites (mdBook, Docusaurus, MkDocs, Jekyll, MyST, Pandoc) add to Markdown, made plain outside
 * code: their readers do not see them.
 */
final class MarkdownDialects {

    private static final Pattern FENCE =
            Pattern.compile("^ {0,3}(?:>\\s?)*\\s*(?:[-*+] +|\\d+[.)] +)?(`{3,}|~{3,})(.*)$");
    private static final Pattern INCLUDE = Pattern.compile("^\\s*\\{\\{#?\\s*\\w+[^}]*\\}\\}\\s*$");
    private static final Pattern LIQUID = Pattern.compile("\\{%-?.*?-?%\\}|\\{\\{[#<%][^}]*\\}\\}");
    private static final Pattern ADMONITION = Pattern.compile("^\\s*:{3,}\\s*(?:\\{?([\\w-]*)\\}?)?\\s*(.*)$");
    private static final Pattern MKDOCS = Pattern.compile("^(?:!!!|\\?\\?\\?\\+?) +[\\w-]+(?: +\"([^\"]*)\")?.*$");
    private static final Pattern ALERT = Pattern.compile("^(\\s*>\\s*)\\[!\\w+\\][-+]?\\s*(.*)$");
    private static final Pattern MODULE = Pattern.compile("^(?:import|export) .*(?:from ['\"].*['\"];?|=.*|\\{.*)$");
    private static final Pattern HEADING_ID = Pattern.compile("^(#{1,6} .*?)\\s*\\{[#.:][^}]*\\}\\s*#*\\s*$");
    private static final Pattern TABLE_OF_CONTENTS =
            Pattern.compile("^\\s*\\[\\[?_?TOC_?\\]?\\]\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET = Pattern.compile("^\\([\\w-]+\\)=\\s*$");
    private static final Pattern FOOTNOTE = Pattern.compile("^ {0,3}\\[\\^[^\\]\\s]+\\]:\\s*");
    private static final Pattern FOOTNOTE_SIGN = Pattern.compile("\\[\\^[^\\]\\s]+\\](?!\\()");
    private static final Pattern ATTRIBUTES =
            Pattern.compile("^\\{:?\\s*[.#][^}]*\\}\\s*$|(?<=[\\])`])\\{:?\\s*[.#][^}]*\\}");

    private MarkdownDialects() {}

    static String plain(String markdown) {
        StringBuilder plain = new StringBuilder(markdown.length());
        String fence = "";
        boolean note = false;
        for (String given : markdown.lines().toList()) {
            // what MkDocs puts into a note is indented, which is code elsewhere
            note = (fence.isEmpty() && MKDOCS.matcher(given).matches())
                    || (note && (given.isBlank() || given.startsWith("    ")));
            String line = note && given.startsWith("    ") ? given.substring(4) : given;
            Matcher mark = FENCE.matcher(line);
            if (!fence.isEmpty()) {
                boolean closes = mark.matches()
                        && mark.group(1).startsWith(fence)
                        && mark.group(2).isBlank();
                fence = closes ? "" : fence;
                plain.append(INCLUDE.matcher(line).matches() ? "" : line);
            } else if (mark.matches()
                    && (mark.group(1).charAt(0) == '~' || mark.group(2).indexOf('`') < 0)) {
                fence = mark.group(1);
                plain.append(line);
            } else {
                plain.append(outsideCode(line));
            }
            plain.append('\n');
        }
        return plain.toString();
    }

    private static String outsideCode(String line) {
        if (line.startsWith("    ") || line.startsWith("\t")) {
            return line;
        }
        if (INCLUDE.matcher(line).matches()
                || MODULE.matcher(line).matches()
                || TABLE_OF_CONTENTS.matcher(line).matches()
                || TARGET.matcher(line).matches()) {
            return "";
        }
        Matcher admonition = ADMONITION.matcher(line);
        if (admonition.matches()) {
            return title(admonition.group(2));
        }
        Matcher note = MKDOCS.matcher(line);
        if (note.matches()) {
            return title(note.group(1));
        }
        return inline(line);
    }

    /** An admonition's own title is a paragraph. */
    private static String title(String given) {
        String title = given == null ? "" : given.strip().replaceAll("^[\\[{\"]|[\\]}\"]$", "");
        return title.isEmpty() ? "" : "\n" + title + "\n";
    }

    private static String inline(String line) {
        String plain = ALERT.matcher(line).replaceFirst("$1$2");
        plain = HEADING_ID.matcher(plain).replaceFirst("$1");
        plain = FOOTNOTE.matcher(plain).replaceFirst("");
        if (plain.indexOf('`') < 0) {
            plain = FOOTNOTE_SIGN.matcher(plain).replaceAll("");
            plain = LIQUID.matcher(plain).replaceAll("");
        }
        return ATTRIBUTES.matcher(plain).replaceAll("");
    }
}
