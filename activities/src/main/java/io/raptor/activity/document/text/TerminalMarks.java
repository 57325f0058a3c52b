package io.raptor.activity.document.text;

import java.util.regex.Pattern;

/** What programs write for a terminal between letters: colours, movements, and letters struck twice to make them bold. */
public final class TerminalMarks {

    private static final Pattern ESCAPES = Pattern.compile(
            "\\x1B\\[[0-?]*[ -/]*[@-~]|\\x1B\\][^\\x07\\x1B\\n]*(?:\\x07|\\x1B\\\\)|\\x1B[()#%][0-9A-Za-z]|\\x1B[=>78cDEHMNOZ]");
    private static final Pattern STRUCK = Pattern.compile("[^\\n\\x08]\\x08(?=[^\\n])");

    private TerminalMarks() {}

    public static String without(String text) {
        if (text.indexOf('\u001B') < 0 && text.indexOf('\b') < 0) {
            return text;
        }
        return STRUCK.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("");
    }
}
