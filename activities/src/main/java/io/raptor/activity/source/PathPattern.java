package io.raptor.activity.source;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for paths as {@code .gitignore} has them, relative to the folder of that file.
 *
 * @param negated what it matches is taken after all
 * @param foldersOnly it ended with a slash
 */
record PathPattern(Pattern path, boolean negated, boolean foldersOnly) {

    private static final String ANY_FOLDERS = "(?:.*/)?";

    /** The pattern in a line; empty for a comment, a blank line, and what can match nothing. */
    static Optional<PathPattern> of(String line) {
        String text = line.replaceFirst("(?<!\\\\)[ \\t]+$", "");
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = text.startsWith("!");
        String glob = negated ? text.substring(1) : text;
        boolean folders = glob.endsWith("/");
        glob = folders ? glob.substring(0, glob.length() - 1) : glob;
        boolean anchored = glob.indexOf('/') >= 0;
        glob = glob.startsWith("/") ? glob.substring(1) : glob;
        if (glob.isEmpty()) {
            return Optional.empty();
        }
        try {
            String regex = (anchored ? "" : ANY_FOLDERS) + regex(glob);
            return Optional.of(new PathPattern(Pattern.compile(regex, Pattern.DOTALL), negated, folders));
        } catch (PatternSyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** @param relative {@code /}-separated */
    boolean matches(String relative, boolean folder) {
        return (folder || !foldersOnly) && path.matcher(relative).matches();
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            String rest = glob.substring(at);
            boolean begins = at == 0 || glob.charAt(at - 1) == '/';
            if (begins && rest.startsWith("**/")) {
                regex.append(ANY_FOLDERS);
                at += 3;
            } else if (begins && rest.equals("**")) {
                regex.append(".+");
                at += 2;
            } else {
                at = one(glob, at, regex);
            }
        }
        return regex.toString();
    }

    /** @return where the next begins */
    private static int one(String glob, int at, StringBuilder regex) {
        char c = glob.charAt(at);
        if (c == '*') {
            regex.append("[^/]*");
        } else if (c == '?') {
            regex.append("[^/]");
        } else if (c == '[') {
            int end = classEnd(glob, at);
            if (end > 0) {
                regex.append(letters(glob.substring(at + 1, end)));
                return end + 1;
            }
            regex.append("(?!)"); // as git has it: a class without an end matches nothing
        } else if (c == '\\' && at + 1 < glob.length()) {
            regex.append(Pattern.quote(glob.substring(at + 1, at + 2)));
            return at + 2;
        } else {
            regex.append(Pattern.quote(String.valueOf(c)));
        }
        return at + 1;
    }

    /** A bracket right after the first, or after its negation, is one of the letters. */
    private static int classEnd(String glob, int at) {
        int from = at + 1;
        if (from < glob.length() && "!^".indexOf(glob.charAt(from)) >= 0) {
            from++;
        }
        for (int i = from + 1; i < glob.length(); i++) {
            if (glob.charAt(i) == '\\') {
                i++;
            } else if (glob.charAt(i) == ']' && !glob.substring(at, i).matches(".*\\[:[a-z]*:?")) {
                return i;
            }
        }
        return -1;
    }

    private static String letters(String text) {
        boolean negated = text.startsWith("!") || text.startsWith("^");
        String body = (negated ? text.substring(1) : text)
                .replaceAll("\\[:(alpha|digit|alnum|upper|lower|space|punct):\\]", "\u0000$1\u0001");
        String escaped = body.replaceAll("(?=[\\[\\]&^~])(?<!\\\\)", "\\\\");
        String classes = escaped.replace("\u0000alpha\u0001", "\\p{Alpha}")
                .replace("\u0000digit\u0001", "\\p{Digit}")
                .replace("\u0000alnum\u0001", "\\p{Alnum}")
                .replace("\u0000upper\u0001", "\\p{Upper}")
                .replace("\u0000lower\u0001", "\\p{Lower}")
                .replace("\u0000space\u0001", "\\p{Space}")
                .replace("\u0000punct\u0001", "\\p{Punct}");
        return "(?!/)[" + (negated ? "^" : "") + classes + "]";
    }
}
