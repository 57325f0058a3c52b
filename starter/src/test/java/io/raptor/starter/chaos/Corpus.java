package io.raptor.starter.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Documents without two equal texts, the same on every machine.
 *
 * @param sentences of each
 */
record Corpus(int documents, int sentences) {

    private static final String[] WORDS = {
        "harbour", "keeper", "lantern", "signal", "current", "rope", "anchor", "ledger", "weather", "passage", "engine",
        "barrel", "captain", "morning", "channel", "repair", "island", "ferry", "timber", "winter", "market", "storm"
    };
    private static final int SENTENCES = 42;
    private static final int FEW_SENTENCES = 5;

    static Corpus of(int documents) {
        return new Corpus(documents, SENTENCES);
    }

    static Corpus ofShort(int documents) {
        return new Corpus(documents, FEW_SENTENCES);
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < documents; i++) {
            Files.writeString(folder.resolve("log-%03d.txt".formatted(i)), text(i));
        }
    }

    private String text(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append("Entry ").append(number).append(" of page ").append(i).append(" tells of the");
            for (int word = 0; word < 7; word++) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(i % 6 == 5 ? ".\n\n" : ". ");
        }
        return text.toString();
    }
}
