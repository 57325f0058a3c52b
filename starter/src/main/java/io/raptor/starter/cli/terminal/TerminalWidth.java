package io.raptor.starter.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The width of the terminal in columns; asked again now and then, because people resize their windows. */
final class TerminalWidth implements IntSupplier {

    private static final int USUAL = 80;
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final long ANSWER_MILLIS = 500;

    private long askedAt;
    private int columns;

    @Override
    public int getAsInt() {
        long now = System.nanoTime();
        if (columns == 0 || now - askedAt > FRESH.toNanos()) {
            askedAt = now;
            columns = ask();
        }
        return columns;
    }

    private static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .start();
            if (!stty.waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return usual();
            }
            return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException noTerminalOrNoSuchProgram) {
            return usual();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return usual();
        }
    }

    /** @param size rows and columns, as {@code stty size} says them; 0 where a terminal does not know */
    private static int columns(String size) {
        String[] words = size.strip().split(" ", -1);
        int said = words.length == 2 ? number(words[1]) : 0;
        return said > 0 ? said : usual();
    }

    private static int usual() {
        int told = number(System.getenv().getOrDefault("COLUMNS", ""));
        return told > 0 ? told : USUAL;
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }
}
