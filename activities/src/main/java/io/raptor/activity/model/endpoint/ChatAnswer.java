package io.raptor.activity.model.endpoint;

import io.raptor.activity.language.Sentences;
import io.raptor.activity.model.Titles;
import java.util.regex.Pattern;

/** A chat model's answer, taken apart: title and text, without what the model thought or dressed them up with. */
record ChatAnswer(String title, String text) {

    private static final Pattern FENCE = Pattern.compile("^```\\w*\\s*\\n|\\n```\\s*$");
    private static final Pattern DRESS = Pattern.compile("^(?:[#>*_\"“]+\\s*)+|[*_\"”]+$");
    private static final Pattern LABEL =
            Pattern.compile("^[*_#\\s]*(?:title|summary)[*_]*\\s*:\\s*[*_]*\\s*", Pattern.CASE_INSENSITIVE);

    /** What a model says before it begins. */
    private static final Pattern PREAMBLE = Pattern.compile(
            "^(?:(?:sure|certainly|of course|okay|ok|absolutely)(?:[,.!]+\\s*|\\s*\\n))?"
                    + "(?:(?:here(?:['’]s| is| are)|below (?:is|are)|the following is)\\b[^:：\\n]{0,120}[:：])?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COLON = Pattern.compile("[:：][*_\"”\\s]*$");
    private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");
    private static final int LONGEST_TITLE = 120;

    /** The text is empty when the model said nothing. */
    static ChatAnswer of(String raw) {
        String bare =
                FENCE.matcher(ReasoningStripper.without(raw)).replaceAll("").strip();
        String said = announced(PREAMBLE.matcher(bare).replaceFirst(""));
        int line = said.indexOf('\n');
        String first = plain(line < 0 ? said : said.substring(0, line));
        String rest = line < 0
                ? ""
                : LABEL.matcher(said.substring(line).strip()).replaceFirst("").strip();
        boolean titled = SOMETHING.matcher(rest).find() && !first.isEmpty() && first.length() <= LONGEST_TITLE;
        return titled
                ? new ChatAnswer(first, rest)
                : untitled(LABEL.matcher(said).replaceFirst("").strip());
    }

    /** Without first lines that announce what follows: they are neither title nor text. */
    private static String announced(String said) {
        String left = said;
        for (int line = left.indexOf('\n'); ; line = left.indexOf('\n')) {
            String first = line < 0 ? left : left.substring(0, line);
            if (!COLON.matcher(first).find() || first.length() > 2 * LONGEST_TITLE) {
                return left;
            }
            left = line < 0 ? "" : left.substring(line).strip();
        }
    }

    private static ChatAnswer untitled(String text) {
        if (!SOMETHING.matcher(text).find()) {
            return new ChatAnswer("", "");
        }
        return new ChatAnswer(
                Sentences.of(text).stream().findFirst().map(Titles::line).orElse(""), text);
    }

    private static String plain(String line) {
        String unlabelled = LABEL.matcher(line.strip()).replaceFirst("");
        return DRESS.matcher(unlabelled).replaceAll("").strip();
    }
}
