package io.raptor.activity.model;

import io.raptor.activity.language.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A line that names what a cluster is about: the phrases that most of its members share; where they share none, the
 * beginning of its first sentence.
 */
public final class Titles {

    public static final int MAX_CHARACTERS = 80;

    private static final int PHRASES = 3;

    private Titles() {}

    public static String of(List<List<Sentence>> sentences, String text) {
        List<String> phrases = shared(sentences);
        if (!phrases.isEmpty()) {
            return capitalised(String.join(", ", phrases));
        }
        return firstLine(text);
    }

    /** The beginning of the text's first sentence. */
    static String firstLine(String text) {
        return Sentences.of(text).stream().findFirst().map(Titles::line).orElseGet(() -> line(text));
    }

    /** The text as one line of at most {@value #MAX_CHARACTERS} characters, cut at a clause or between words. */
    public static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= MAX_CHARACTERS) {
            return line.replaceFirst("[.。;:,]$", "");
        }
        String head = line.substring(0, MAX_CHARACTERS - 1);
        int clause = Math.max(head.lastIndexOf(", "), Math.max(head.lastIndexOf("; "), head.lastIndexOf(": ")));
        if (clause > MAX_CHARACTERS / 2) {
            return head.substring(0, clause);
        }
        int space = head.lastIndexOf(' ');
        return (space > 0 ? head.substring(0, space) : head).strip() + "…";
    }

    private static List<String> shared(List<List<Sentence>> sentences) {
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        for (List<Sentence> member : sentences) {
            for (Sentence sentence : member) {
                Phrases.of(sentence.text())
                        .forEach(phrase -> phrases.computeIfAbsent(
                                        phrase.toLowerCase(Locale.ROOT), key -> new Phrase(phrase))
                                .members
                                .add(sentence.member()));
            }
        }
        return best(phrases.values().stream()
                .filter(phrase -> phrase.members.size() > 1)
                .sorted(Comparator.comparingDouble(Phrase::weight).reversed())
                .map(phrase -> phrase.text)
                .toList());
    }

    private static List<String> best(List<String> ranked) {
        List<String> best = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        int length = 0;
        for (String phrase : ranked) {
            List<String> words = List.of(phrase.toLowerCase(Locale.ROOT).split(" ", -1));
            if (best.size() < PHRASES
                    && length + phrase.length() + 2 <= MAX_CHARACTERS
                    && words.stream().noneMatch(used::contains)) {
                best.add(phrase);
                used.addAll(words);
                length += phrase.length() + 2;
            }
        }
        return best;
    }

    private static String capitalised(String line) {
        int first = line.offsetByCodePoints(0, 1);
        return line.substring(0, first).toUpperCase(Locale.ROOT) + line.substring(first);
    }

    /** A phrase as it is first written, and who uses it. */
    private static final class Phrase {

        private final String text;
        private final Set<Integer> members = new LinkedHashSet<>();

        Phrase(String text) {
            this.text = text;
        }

        /** Phrases of several words say more than single ones. */
        double weight() {
            return members.size() * Math.sqrt(text.split(" ", -1).length) * Math.min(1, text.length() / 6.0);
        }
    }
}
