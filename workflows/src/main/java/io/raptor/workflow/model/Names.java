package io.raptor.workflow.model;

import java.util.regex.Pattern;

/** The rule for names of tasks and datasets: something that a shell, a URL and a file name take without quoting. */
public final class Names {

    public static final String RULE =
            "must be 1 to 100 letters, digits, '.', '_' or '-', beginning with a letter or digit";

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private Names() {}

    public static boolean valid(String name) {
        return VALID.matcher(name).matches();
    }

    /** The nearest valid name to {@code text}: other characters become '-'. */
    public static String from(String text) {
        String cleaned = text.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[._-]+|-+$", "");
        return cleaned.isEmpty() ? "documents" : cleaned.substring(0, Math.min(100, cleaned.length()));
    }
}
