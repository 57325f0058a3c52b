package io.raptor.activity.document.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the character set of bytes that no mark, label or rule tells: the one in which they are words of a language. */
final class Detector {

    private static final int SAMPLE = 4_000;

    private static final Pattern TAG = Pattern.compile("<[^<>]{1,300}>");

    /** What looks better by less may be chance. */
    private static final double DOUBT = 0.05;

    /** What looks worse is hardly a text of the languages that we know. */
    private static final double LEAST = 0.4;

    /** So few characters beyond ASCII prove little. */
    private static final int FEW = 8;

    /** What a likely language weighs beside its letters. */
    private static final double STATISTICS = 0.5;

    /**
     * The set that the bytes are taken for.
     *
     * @param rival the set that they may as well be of, if any
     * @param known whether they look like a text at all
     */
    record Found(Charset charset, @Nullable Charset rival, boolean known) {}

    private record Reading(CodePage page, String text, double likeness) {}

    private Detector() {}

    static Found detect(byte[] bytes) {
        byte[] sample = sample(bytes);
        List<Reading> readings = readings(sample, CodePage.ALL.stream().filter(page -> page.holds(bytes)));
        if (readings.isEmpty() || readings.get(0).likeness() < LEAST) { // a damaged byte must not hide all others
            readings = readings(sample, CodePage.ALL.stream());
        }
        Reading best = readings.get(0);
        double enough = best.likeness() - doubt(best);
        Charset rival = readings.stream()
                .filter(other -> other.likeness() > enough && !other.text().equals(best.text()))
                .findFirst()
                .map(other -> other.page().charset())
                .orElse(null);
        return new Found(best.page().charset(), rival, best.likeness() >= LEAST);
    }

    private static double doubt(Reading best) {
        boolean usual = best.page().equals(CodePage.ALL.get(0));
        boolean few = best.text().chars().filter(c -> c > 0x7F).count() < FEW;
        return !usual && few ? 6 * DOUBT : best.page().handicap() > 0 ? 3 * DOUBT : DOUBT;
    }

    /** Whether bytes look like a text in the set that their label says, as far as the set is known here. */
    static boolean fits(byte[] bytes, Charset charset) {
        byte[] sample = sample(bytes);
        return CodePage.of(charset)
                .map(page -> reading(sample, page).likeness() >= LEAST)
                .orElse(true);
    }

    /** The likeliest first; among equals the most usual, as the pages are sorted. */
    private static List<Reading> readings(byte[] sample, Stream<CodePage> pages) {
        return pages.map(page -> reading(sample, page))
                .sorted(Comparator.comparingDouble(Reading::likeness).reversed())
                .toList();
    }

    private static Reading reading(byte[] sample, CodePage page) {
        String text = prose(Normalizer.normalize(new String(sample, page.charset()), Normalizer.Form.NFC));
        Statistics statistics = new Statistics(text);
        double likeness = page.languages().stream()
                .mapToDouble(language -> likeness(text, language, statistics))
                .max()
                .orElse(0);
        return new Reading(page, text, likeness - page.handicap());
    }

    /** What its letters rule out needs no statistics, which take most of the time. */
    private static double likeness(String text, String language, Statistics statistics) {
        double likeness = Likeness.of(text, Alphabet.of(language));
        return likeness < 0 ? likeness : likeness + STATISTICS * statistics.confidence(language);
    }

    /** The text between tags, since their letters are of no language. */
    private static String prose(String text) {
        String prose = TAG.matcher(text).replaceAll(" ");
        return prose.chars().anyMatch(c -> c > 0x7F) ? prose : text;
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
