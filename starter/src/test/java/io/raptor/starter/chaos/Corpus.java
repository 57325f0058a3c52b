package io.raptor.starter.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Documents without two equal texts, the same on every machine.
 *
 * @param sentences of each
 * @param people some of them are named in it
 */
record Corpus(int documents, int sentences, boolean people) {

    private static final String[] WORDS = {
        "harbour", "keeper", "lantern", "signal", "current", "rope", "anchor", "ledger", "weather", "passage", "engine",
        "barrel", "captain", "morning", "channel", "repair", "island", "ferry", "timber", "winter", "market", "storm"
    };
    private static final String[] FAMILIES = {
        "Harborne", "Lanternby", "Ropeworth", "Anchorley", "Weatherall", "Timberlake"
    };
    private static final String[] FIRST_NAMES = {"Ada", "Bruno", "Clara", "Dirk", "Elsa", "Fritz", "Greta"};
    private static final int SENTENCES = 42;
    private static final int FEW_SENTENCES = 5;

    static Corpus of(int documents) {
        return new Corpus(documents, SENTENCES, false);
    }

    static Corpus ofShort(int documents) {
        return new Corpus(documents, FEW_SENTENCES, false);
    }

    /** Short ones that tell of people, a family in ten of them. */
    static Corpus ofPeople(int documents) {
        return new Corpus(documents, FEW_SENTENCES, true);
    }

    void write(Path folder) throws IOException {
        write(folder, 0);
    }

    /** @param first number of the first document */
    void write(Path folder, int first) throws IOException {
        Files.createDirectories(folder);
        for (int i = first; i < first + documents; i++) {
            Files.writeString(folder.resolve("log-%03d.txt".formatted(i)), text(i));
        }
    }

    /** One in ten documents names the family alone, once. */
    private static String people(int number, int sentence) {
        String family = FAMILIES[number / 10 % FAMILIES.length];
        if (number % 10 == 9) {
            return sentence == 0 ? " family of " + family : "";
        }
        String one = FIRST_NAMES[(number + sentence) % FIRST_NAMES.length];
        String other = FIRST_NAMES[(3 * number + sentence + 1) % FIRST_NAMES.length];
        return " two of them, " + one + " " + family + " and " + other + " " + family;
    }

    private String text(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append("Entry ").append(number).append(" of page ").append(i).append(" tells of the");
            if (people) {
                text.append(people(number, i));
            }
            for (int word = 0; word < 7; word++) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(i % 6 == 5 ? ".\n\n" : ". ");
        }
        return text.toString();
    }
}
