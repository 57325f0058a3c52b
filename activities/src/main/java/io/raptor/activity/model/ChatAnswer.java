package io.raptor.activity.model;

import java.util.regex.Pattern;

/** A chat model's answer, taken apart: title and text, without what the model thought or dressed them up with. */
record ChatAnswer(String title, String text) {

    /** Up to the last mark that ends thoughts; some models leave out the one that begins them. */
    private static final Pattern THOUGHTS =
            Pattern.compile("^.*</(?:think|thinking|reasoning)>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern FENCE = Pattern.compile("^```\\w*\\s*\\n|\\n```\\s*$");
    private static final Pattern DRESS = Pattern.compile("^(?:[#>*_\"“]+\\s*)+|[*_\"”]+$");
    private static final Pattern LABEL =
            Pattern.compile("^[*_#\\s]*(?:title|summary)[*_]*\\s*:\\s*[*_]*\\s*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_TITLE = 120;

    /** The text is empty when the model said nothing. */
    static ChatAnswer of(String raw) {
        String said = FENCE.matcher(THOUGHTS.matcher(raw).replaceAll("").strip())
                .replaceAll("")
                .strip();
        int line = said.indexOf('\n');
        String first = plain(line < 0 ? said : said.substring(0, line));
        String rest = line < 0
                ? ""
                : LABEL.matcher(said.substring(line).strip()).replaceFirst("").strip();
        boolean titled = !rest.isEmpty() && !first.isEmpty() && first.length() <= LONGEST_TITLE;
        return titled
                ? new ChatAnswer(first, rest)
                : untitled(LABEL.matcher(said).replaceFirst("").strip());
    }

    private static ChatAnswer untitled(String text) {
        return new ChatAnswer(
                Sentences.of(text).stream().findFirst().map(Titles::line).orElse(""), text);
    }

    private static String plain(String line) {
        String unlabelled = LABEL.matcher(line.strip()).replaceFirst("");
        return DRESS.matcher(unlabelled).replaceAll("").strip();
    }
}
