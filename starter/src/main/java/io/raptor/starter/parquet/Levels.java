package io.raptor.starter.parquet;

import java.io.ByteArrayOutputStream;

/** Small numbers, encoded as runs of equal ones: how often, then which. */
final class Levels {

    private final ByteArrayOutputStream runs = new ByteArrayOutputStream();
    private int count;
    private int value;
    private int run;

    void add(int level) {
        if (run > 0 && level != value) {
            end();
        }
        value = level;
        run++;
        count++;
    }

    private void end() {
        int header = run << 1;
        while (header >= 0x80) {
            runs.write((header & 0x7f) | 0x80);
            header >>>= 7;
        }
        runs.write(header);
        runs.write(value);
        run = 0;
    }

    int count() {
        return count;
    }

    /** Nothing can be added afterwards. */
    byte[] encoded() {
        if (run > 0) {
            end();
        }
        return runs.toByteArray();
    }
}
