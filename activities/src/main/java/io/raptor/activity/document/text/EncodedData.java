package io.raptor.activity.document.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds data in the clothes of text: {@code data:} addresses, base64 and hexadecimal runs, certificates and keys, uuencoded
 * files, dumps of bytes, images of memories, maps of sources.
 */
final class EncodedData {

    private static final String BASE64_LINE = "[A-Za-z0-9+/_-]{40,}+={0,2}";

    private static final Pattern DATA = Pattern.compile(
            "data:[\\w.+-]{1,80}/[\\w.+-]{1,80}(?:;[\\w.+=-]{1,80}){0,5}?(?:;base64)?,(?=\\S{64})[^\\s\"'<>)\\]]++"
                    + "|-----BEGIN [A-Z0-9 ]{1,60}-----[^-]*+-----END [A-Z0-9 ]{1,60}-----"
                    + "|(?m:^begin(?:-base64)? [0-7]{3} .{1,200}\\R(?:[\\x20-\\x7E]{1,90}\\R)*?(?:`\\R)?(?:end|====)$)"
                    + "|(?m:(?:^[ \\t>]*" + BASE64_LINE
                    + "[ \\t]*(?:\\R|\\z)){3,}+(?:[ \\t>]*[A-Za-z0-9+/_-]{2,}+={0,2}[ \\t]*$)?)"
                    + "|(?m:(?:^[ \\t]*(?:0x)?[0-9A-Fa-f]{4,16}:?[ \\t]{1,4}(?:[0-9A-Fa-f]{2,8}[ \\t]{1,3}){4,}+.*(?:\\R|\\z)){3,}+)"
                    + "|(?m:(?:^[ \\t]*(?::|S[0-9])[0-9A-F]{10,}[ \\t]*(?:\\R|\\z)){3,}+)"
                    + "|<~[!-u\\s]{64,}~>"
                    + "|(?<![A-Za-z0-9+/_=,;-])[A-Za-z0-9+/_-]{160,}+={0,2}"
                    + "|(?<![A-Za-z0-9+/_=,;-])[A-Za-z0-9+/,;]{400,}+");

    private EncodedData() {}

    /** A text without its runs of data. */
    record Rest(String text, int runs) {}

    static Rest of(String text) {
        if (text.length() < 64) {
            return new Rest(text, 0);
        }
        Matcher run = DATA.matcher(text);
        StringBuilder rest = new StringBuilder();
        int runs = 0;
        while (run.find()) {
            if (isData(text, run.start(), run.end())) {
                runs++;
                run.appendReplacement(rest, "");
            } else {
                run.appendReplacement(rest, Matcher.quoteReplacement(run.group()));
            }
        }
        return runs == 0 ? new Rest(text, 0) : new Rest(run.appendTail(rest).toString(), runs);
    }

    /** A long word or a row of dashes is none: data has digits, and capitals among small letters or no other letters than a to f. */
    private static boolean isData(String text, int start, int end) {
        int digits = 0;
        int changes = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            changes += i > start && Character.isUpperCase(c) != Character.isUpperCase(text.charAt(i - 1)) ? 1 : 0;
        }
        int length = end - start;
        if (text.substring(start, end).matches("[\\w+/,;-]*[,;][\\w+/,;-]*")) {
            return changes * 5 > length; // numbers and words with commas are none
        }
        return text.startsWith("data:", start)
                || text.startsWith("<~", start)
                || text.startsWith("-----BEGIN", start)
                || text.startsWith("begin", start)
                || digits * 20 > length
                || (digits > 0 && changes * 5 > length);
    }
}
