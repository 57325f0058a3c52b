package io.raptor.starter.upload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for an upload's name: a name that means the same file to every system, and never a path. */
final class FileName {

    private static final int MOST_BYTES = 200;
    private static final String FORBIDDEN = "/\\:*?\"<>|";
    /** Devices of Windows, whatever their ending. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private static final Pattern NUMBERED_DEVICES = Pattern.compile("(com|lpt)[\\d¹²³]");

    /** Turn the direction of what is shown, end a line, stand for what could not be read. */
    private static final Pattern MISLEADING =
            Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029\\uFFFD\\uFEFF\\p{Cs}]");

    private FileName() {}

    /** Why a file must not be called so; {@code null} when it may. */
    static @Nullable String refusal(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "every file needs a name";
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0)) {
            return "must be a name without a folder, control characters and any of " + FORBIDDEN;
        }
        if (MISLEADING.matcher(name).find()) {
            return "must not contain characters that change the text's direction, end a line or replace unreadable ones";
        }
        if (name.startsWith(".")) {
            return "must not begin with a dot: hidden files are not indexed";
        }
        if (blank(name.codePointAt(0)) || blank(name.codePointBefore(name.length())) || name.endsWith(".")) {
            return "must not begin with a space, nor end with a space or a dot";
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "must have at most " + MOST_BYTES + " bytes";
        }
        String device = name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (DEVICES.contains(device) || NUMBERED_DEVICES.matcher(device).matches()) {
            return "must not be the name of a device of Windows";
        }
        return null;
    }

    private static boolean blank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
