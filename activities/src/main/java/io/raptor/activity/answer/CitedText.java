package io.raptor.activity.answer;

import io.raptor.activity.answer.Answer.Span;
import io.raptor.activity.document.text.TextCleaner;
import io.raptor.activity.language.SentenceBreaks;
import io.raptor.activity.model.endpoint.ReasoningStripper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model's answer, read: its citations checked against what it was given. See {@link Answer} for the parts. */
record CitedText(String text, boolean answered, List<Integer> cited, List<Span> unsupported, int unknown) {

    /** Numbers in brackets of any form; code, where brackets mean something else, is passed over. */
    private static final Pattern CITATION = Pattern.compile("```(?s:.*?)```|`[^`\\n]*`"
            + "|\\s*[\\[【]\\s*(?:passages?\\s*)?\\^?(\\d{1,4}(?:\\s*[,;、–-]\\s*\\d{1,4})*)\\s*[\\]】]");

    private static final Pattern RANGE = Pattern.compile("(\\d+)\\s*[–-]\\s*(\\d+)|(\\d+)");
    private static final Pattern NUMBERS = Pattern.compile("(?:\\s*\\[\\d{1,4}])+");

    /** How the prompt asks a model to say that the passages do not answer. */
    private static final Pattern REFUSED =
            Pattern.compile("^[\\s*_\"'`\\[(]*NO[_ ]ANSWER[\\s*_\"'`\\])]*[:.,;–-]*\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTHING = Pattern.compile("[^\\p{L}\\p{N}]*");

    CitedText {
        cited = List.copyOf(cited);
        unsupported = List.copyOf(unsupported);
    }

    /**
     * An answer's words as far as they are there, their citations not checked yet.
     *
     * @param raw the beginning of what a model says
     */
    static String words(String raw) {
        return REFUSED.matcher(ReasoningStripper.without(TextCleaner.clean(raw)).strip())
                .replaceFirst("");
    }

    /** @param given how many passages there were */
    static CitedText of(String raw, int given) {
        String said = ReasoningStripper.without(raw).strip();
        Matcher refused = REFUSED.matcher(said);
        if (refused.lookingAt()) {
            String why = new Reading(given).read(said.substring(refused.end())).strip();
            return new CitedText(why, false, List.of(), List.of(), 0);
        }
        Reading reading = new Reading(given);
        String text = reading.read(said).strip();
        return new CitedText(
                text, !reading.cited.isEmpty(), List.copyOf(reading.cited), unsupported(text), reading.unknown);
    }

    /** Writes citations in one form, without those that name nothing. */
    private static final class Reading {

        private final int given;
        private final Set<Integer> cited = new TreeSet<>();
        private int unknown;

        Reading(int given) {
            this.given = given;
        }

        String read(String said) {
            return CITATION.matcher(said)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            found.group(1) == null ? found.group() : written(found.group(), found.group(1))));
        }

        private String written(String whole, String numbers) {
            StringBuilder written = new StringBuilder();
            RANGE.matcher(numbers).results().forEach(one -> {
                int from = Integer.parseInt(one.group(3) == null ? one.group(1) : one.group(3));
                int to = one.group(3) == null ? Integer.parseInt(one.group(2)) : from;
                for (int n = from; n <= Math.min(to, from + given); n++) {
                    written.append(citation(n));
                }
            });
            boolean spaced = Character.isWhitespace(whole.charAt(0)) && written.length() > 0;
            return spaced ? " " + written : written.toString();
        }

        private String citation(int n) {
            if (n < 1 || n > given) {
                unknown++;
                return "";
            }
            cited.add(n);
            return "[" + n + "]";
        }
    }

    /** Sentences without a citation; one behind a full stop is of the sentence before it. */
    private static List<Span> unsupported(String text) {
        List<Span> sentences = new ArrayList<>();
        new SentenceBreaks().find(text, 0, text.length(), (start, end) -> {
            Matcher numbers = NUMBERS.matcher(text).region(start, end);
            int from = numbers.lookingAt() && !sentences.isEmpty() ? numbers.end() : start;
            if (from > start) {
                Span before = sentences.remove(sentences.size() - 1);
                sentences.add(new Span(before.start(), from));
            }
            while (from < end && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            if (from < end) {
                sentences.add(new Span(from, end));
            }
        });
        return sentences.stream()
                .filter(one -> lacksSource(text.substring(one.start(), one.end())))
                .toList();
    }

    private static boolean lacksSource(String sentence) {
        return !NUMBERS.matcher(sentence).find()
                && !sentence.endsWith(":")
                && !NOTHING.matcher(sentence).matches();
    }
}
