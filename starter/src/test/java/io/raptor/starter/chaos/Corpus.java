package io.raptor.starter.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Documents without two equal texts, the same on every machine. */
final class Corpus {

    private static final String[] WORDS = {
        "harbour", "keeper", "lantern", "signal", "current", "rope", "anchor", "ledger", "weather", "passage", "engine",
        "barrel", "captain", "morning", "channel", "repair", "island", "ferry", "timber", "winter", "market", "storm"
    };
    private static final int SENTENCES = 42;

    private Corpus() {}

    static void write(Path folder, int documents) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < documents; i++) {
            Files.writeString(folder.resolve("log-%03d.txt".formatted(i)), text(i));
        }
    }

    private static String text(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SENTENCES; i++) {
            text.append("Entry ").append(number).append(" of page ").append(i).append(" tells of the");
            for (int word = 0; word < 7; word++) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(i % 6 == 5 ? ".\n\n" : ". ");
        }
        return text.toString();
    }
}
