package io.raptor.activity.document.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings for a site's builder before a text, of which a reader sees the title.
 *
 * @param title empty where there is none
 */
record FrontMatter(String title, String body) {

    private static final Pattern BLOCK = Pattern.compile(
            "\\A\\uFEFF?(---|\\+\\+\\+)[ \\t]*\\R((?:(?!(?:\\1|\\.\\.\\.)[ \\t]*(?:\\R|\\z)).*\\R)*+)(?:\\1|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");
    private static final Pattern TITLE = Pattern.compile(
            "^title[ \\t]*[:=][ \\t]*(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\\n>|{\\[].*))$", Pattern.MULTILINE);

    /** A line of settings, a comment or a continued value, as they are in YAML and TOML. */
    private static final Pattern SETTING =
            Pattern.compile("\\s*|\\s*#.*|\\s*[\"']?[\\w. -]+[\"']?\\s*[:=].*|\\s*-.*|\\s+\\S.*|\\[.*|[\\]}].*");

    static FrontMatter of(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()
                || !block.group(2)
                        .lines()
                        .allMatch(line -> SETTING.matcher(line).matches())) {
            return new FrontMatter("", text);
        }
        Matcher title = TITLE.matcher(block.group(2));
        return new FrontMatter(title.find() ? value(title) : "", text.substring(block.end()));
    }

    private static String value(Matcher title) {
        for (int group = 1; group <= title.groupCount(); group++) {
            if (title.group(group) != null) {
                return title.group(group).strip();
            }
        }
        return "";
    }
}
