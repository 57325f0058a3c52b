package io.raptor.activity.document.mail;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.TextBuilder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of mails, each of which a line {@code From …} begins. */
public final class Mailbox {

    private static final Pattern BEGINS =
            Pattern.compile("(?:\\A|\\r?\\n\\r?\\n)(From [^\\r\\n]*\\d{4}[^\\r\\n]*\\r?\\n(?=[\\w-]+:|>From ))");
    private static final Pattern QUOTED_FROM = Pattern.compile("(?m)^>(>*From )");

    private Mailbox() {}

    /** Whether the file begins as a mailbox does. */
    public static boolean is(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 1 << 12), StandardCharsets.ISO_8859_1);
        return BEGINS.matcher(start).lookingAt();
    }

    public static DocumentText read(byte[] bytes) {
        TextBuilder built = new TextBuilder();
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher begins = BEGINS.matcher(all);
        int from = -1;
        while (begins.find()) {
            add(all, from, begins.start(), built);
            from = begins.end();
        }
        add(all, from, all.length(), built);
        return built.build();
    }

    private static void add(String all, int from, int to, TextBuilder built) {
        if (from >= 0) {
            String mail = QUOTED_FROM.matcher(all.substring(from, to)).replaceAll("$1");
            new Mail(built).add(mail.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
