package io.raptor.activity.document.markup;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a line of AsciiDoc, without macros, anchors and marks, with the attributes that the document defines. */
final class AsciiDocInline {

    private static final Pattern DEFINITION = Pattern.compile(":([\\w][\\w-]*):(?: +(.*))?");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\{([\\w][\\w-]*)}");
    private static final Pattern ANCHOR =
            Pattern.compile("\\[\\[[^\\]]*]]|\\[#[^\\]]*](?!#)|anchor:[\\w.-]+\\[[^\\]]*]");
    private static final Pattern CROSS = Pattern.compile("<<([^>,]*)(?:,([^>]*))?>>");
    private static final Pattern IMAGE = Pattern.compile("\\b(?:image|icon):[^\\s\\[:]+\\[[^\\]]*]");
    private static final Pattern MACRO = Pattern.compile(
            "(?<!\\w)(?:link:|xref:|mailto:|footnote:|kbd:|btn:|menu:|pass:\\w*|stem:)[^\\s\\[]*\\[((?:[^\\]\\\\]|\\\\.)*)]");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?|ftp)://[^\\s\\[\\]<>]+\\[([^\\]]*)]");
    private static final Pattern INDEX = Pattern.compile("\\(\\(\\([^)]*\\)\\)\\)|indexterm:\\[[^\\]]*]");
    private static final Pattern TERM = Pattern.compile("\\(\\(([^()]+)\\)\\)");
    private static final Pattern STYLED = Pattern.compile("\\[[.%][^\\]]*](?=[#*_`])");
    private static final Pattern MARKS = Pattern.compile("(?<![\\w\\\\])([*_`#+]{1,2})(?=\\S)(.+?)(?<=\\S)\\1(?!\\w)");
    private static final Pattern WITHIN = Pattern.compile("(\\*\\*|__|``|##)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern BREAK = Pattern.compile(" \\+(?= |$)");
    private static final Pattern CALLOUT =
            Pattern.compile("(?m)(?: *(?://|#|--|;;|<!--)? *<(?:\\d+|\\.)>(?: *-->)?)+ *$");
    private static final Pattern LINK_WORDS = Pattern.compile("^\"|\"$|\\^$|, ?(?:window|role|opts)=.*$");
    private static final int NESTED = 3;

    private final Map<String, String> attributes = new HashMap<>();

    /** Whether a line gives an attribute its value. */
    boolean defines(String line) {
        Matcher definition = DEFINITION.matcher(line);
        if (definition.matches()) {
            attributes.put(definition.group(1), definition.group(2) == null ? "" : definition.group(2));
        }
        return definition.matches();
    }

    static String withoutCallouts(String code) {
        return CALLOUT.matcher(code).replaceAll("");
    }

    String plain(String text) {
        String plain = ATTRIBUTE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(attributes.getOrDefault(found.group(1), found.group())));
        plain = ANCHOR.matcher(plain).replaceAll("");
        plain = INDEX.matcher(plain).replaceAll("");
        plain = TERM.matcher(plain).replaceAll("$1");
        plain = CROSS.matcher(plain)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(2) == null ? found.group(1) : found.group(2)));
        plain = IMAGE.matcher(plain).replaceAll("");
        plain = ADDRESS.matcher(plain).replaceAll(AsciiDocInline::words);
        plain = MACRO.matcher(plain).replaceAll(AsciiDocInline::words);
        plain = STYLED.matcher(plain).replaceAll("");
        for (int i = 0; i < NESTED; i++) {
            plain = MARKS.matcher(WITHIN.matcher(plain).replaceAll("$2")).replaceAll("$2");
        }
        return BREAK.matcher(plain).replaceAll("").strip();
    }

    private static String words(MatchResult found) {
        return Matcher.quoteReplacement(LINK_WORDS.matcher(found.group(1)).replaceAll(""));
    }
}
