package io.raptor.starter.upload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an upload may be called: a name that means the same file to every system, and never a path. */
final class FileName {

    private static final int MOST_BYTES = 200;
    private static final String FORBIDDEN = "/\\:*?\"<>|";
    /** Devices of Windows, whatever their ending. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private FileName() {}

    /** Why a file must not be called so; {@code null} when it may. */
    static @Nullable String refusal(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "every file needs a name";
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0)) {
            return "must be a name without a folder, control characters and any of " + FORBIDDEN;
        }
        if (name.startsWith(".")) {
            return "must not begin with a dot: hidden files are not indexed";
        }
        if (name.startsWith(" ") || name.endsWith(" ") || name.endsWith(".")) {
            return "must not begin with a space, nor end with a space or a dot";
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "must have at most " + MOST_BYTES + " bytes";
        }
        String device = name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (DEVICES.contains(device) || device.matches("(com|lpt)\\d")) {
            return "must not be the name of a device of Windows";
        }
        return null;
    }
}
