package io.raptor.activity.document.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the character set of bytes that no mark, label or rule tells: by ICU's statistics and by how words look. */
final class Detector {

    private static final int SAMPLE = 8_000;

    /** Below this, ICU has found little of a language. */
    private static final int CLEAR = 30;

    /** What is rare must look better by this much than what is common. */
    private static final int CLEARLY = 1;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What ICU does not know, and where people have it from: old Macs and DOS. */
    private static final List<String> OTHERS =
            List.of("windows-1252", "windows-1250", "x-MacRoman", "IBM850", "IBM437");

    private Detector() {}

    static Charset detect(byte[] bytes) {
        byte[] sample = sample(bytes);
        List<Charset> found = byStatistics(bytes, sample);
        if (!found.isEmpty() && !isWestern(found.get(0))) {
            return found.get(0);
        }
        Charset script = ScriptShapes.of(sample);
        return script == null ? western(sample, found) : script;
    }

    private static Charset western(byte[] sample, List<Charset> found) {
        Set<Charset> candidates = new LinkedHashSet<>(found);
        OTHERS.stream().filter(Charset::isSupported).map(Charset::forName).forEach(candidates::add);
        Charset best = found.isEmpty() || !found.get(0).name().startsWith("windows-") ? WINDOWS : found.get(0);
        int most = WordShapes.likeness(new String(sample, best));
        for (Charset candidate : candidates) {
            int likeness = WordShapes.likeness(new String(sample, candidate));
            if (isWestern(candidate) && likeness > most + CLEARLY) {
                best = candidate;
                most = likeness;
            }
        }
        return best;
    }

    private static List<Charset> byStatistics(byte[] bytes, byte[] sample) {
        List<Charset> found = new ArrayList<>();
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            String name = windows(match.getName());
            if (match.getConfidence() >= CLEAR && !name.isEmpty() && Charset.isSupported(name)) {
                Charset charset = Charsets.wider(Charset.forName(name));
                if (!charset.name().startsWith("UTF") && Charsets.isValid(bytes, charset)) {
                    found.add(charset);
                }
            }
        }
        return found;
    }

    /** Text with bytes from 0x80 to 0x9F is never in the ISO set of the same script. */
    private static String windows(String name) {
        return switch (name) {
            case "ISO-8859-1" -> "windows-1252";
            case "ISO-8859-2" -> "windows-1250";
            case "ISO-8859-5" -> "ISO-8859-5";
            case "KOI8-R" -> "KOI8-U"; // the letters of Ukrainian stand in place of lines that nobody draws any more
            case "ISO-8859-7" -> "windows-1253";
            case "ISO-8859-8", "ISO-8859-8-I" -> "windows-1255";
            case "ISO-8859-9" -> "windows-1254";
            default -> name.startsWith("IBM42") ? "" : name;
        };
    }

    private static boolean isWestern(Charset charset) {
        return OTHERS.contains(charset.name()) || charset.name().equals("windows-1254");
    }

    /** The lines that are not plain ASCII, since the others tell nothing. */
    private static byte[] sample(byte[] bytes) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int start = 0;
        boolean tells = false;
        for (int i = 0; i < bytes.length && lines.size() < SAMPLE; i++) {
            tells |= bytes[i] < 0 || bytes[i] == 0x1B;
            if (bytes[i] == '\n' || i == bytes.length - 1 || i - start > SAMPLE / 4) {
                if (tells) {
                    lines.write(bytes, start, i + 1 - start);
                }
                start = i + 1;
                tells = false;
            }
        }
        return lines.size() == 0 ? bytes : lines.toByteArray();
    }
}
