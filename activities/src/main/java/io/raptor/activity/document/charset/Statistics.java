package io.raptor.activity.document.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How likely the letters of a text follow each other so in a language. ICU knows some languages, each in a set of its own. */
final class Statistics {

    private static final int SAMPLE = 2_000;

    /** Shorter texts have too few letters in a row to tell. */
    private static final int LEAST = 40;

    /** What ICU calls a set, by the bytes it finds beside letters. */
    private record Recognised(Charset charset, Set<String> names) {

        Recognised(String charset, String... names) {
            this(Charset.forName(charset), Set.of(names));
        }
    }

    private static final Recognised WESTERN = new Recognised("windows-1252", "ISO-8859-1", "windows-1252");
    private static final Recognised CENTRAL = new Recognised("windows-1250", "ISO-8859-2", "windows-1250");
    private static final Recognised CYRILLIC = new Recognised("windows-1251", "windows-1251");
    private static final Recognised GREEK = new Recognised("windows-1253", "ISO-8859-7", "windows-1253");
    private static final Recognised HEBREW =
            new Recognised("windows-1255", "ISO-8859-8", "ISO-8859-8-I", "windows-1255");
    private static final Recognised TURKISH = new Recognised("windows-1254", "ISO-8859-9", "windows-1254");
    private static final Recognised ARABIC = new Recognised("windows-1256", "windows-1256");

    private final String text;
    private final Map<Recognised, Map<String, Integer>> found = new HashMap<>();

    Statistics(String text) {
        this.text = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    }

    /** From 0 to 1; 0 for a language that is not known, nor its next of kin. */
    double confidence(String language) {
        return text.length() < LEAST
                ? 0
                : switch (language) {
                    case "en", "fr", "de", "es", "it", "pt", "nl", "sv", "da" -> confidence(WESTERN, language);
                    case "nb", "is" -> confidence(WESTERN, "no");
                    case "gl" -> confidence(WESTERN, "pt");
                    case "ca" -> confidence(WESTERN, "es");
                    case "pl", "cs", "hu", "ro" -> confidence(CENTRAL, language);
                    case "sk" -> confidence(CENTRAL, "cs");
                    case "ru", "uk", "bg", "sr", "mk", "be" -> confidence(CYRILLIC, "ru");
                    case "el" -> confidence(GREEK, language);
                    case "he" -> confidence(HEBREW, language);
                    case "tr" -> confidence(TURKISH, language);
                    case "ar" -> confidence(ARABIC, language);
                    default -> 0;
                };
    }

    private double confidence(Recognised set, String language) {
        return found.computeIfAbsent(set, this::languages).getOrDefault(language, 0) / 100.0;
    }

    private Map<String, Integer> languages(Recognised set) {
        Map<String, Integer> all = new HashMap<>();
        for (CharsetMatch match :
                new CharsetDetector().setText(text.getBytes(set.charset())).detectAll()) {
            if (set.names().contains(match.getName()) && match.getLanguage() != null) {
                all.merge(match.getLanguage(), match.getConfidence(), Math::max);
            }
        }
        return all;
    }
}
