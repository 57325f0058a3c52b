package io.raptor.activity.graph.merge.resolve;

import io.raptor.activity.graph.NameKeys;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Names that one character more, less or other makes the same. Two such names are equal after a character of each is
 * left out, so only names that share such a rest are compared; rests are kept as numbers.
 */
final class EditCandidates {

    private static final int SHORTEST = 6;
    private static final double LIKENESS = 0.8;

    /** Bits of a row's name; the rest are its hash. */
    private static final int NAME_BITS = 24;

    /** Rests shared by more names are no sign. */
    private static final int MOST_NAMES = 64;

    private final KnownNames names;
    private final String[] keys;

    EditCandidates(KnownNames names) {
        this.names = names;
        this.keys = new String[names.size()];
        for (int name = 0; name < keys.length; name++) {
            keys[name] = Accents.without(NameKeys.squeezed(names.key(name)));
        }
    }

    void each(Consumer<Candidate> to) {
        long[] rows = rows();
        Arrays.sort(rows);
        for (int from = 0, end; from < rows.length; from = end) {
            end = from + 1;
            while (end < rows.length && rows[end] >>> NAME_BITS == rows[from] >>> NAME_BITS) {
                end++;
            }
            if (end - from <= MOST_NAMES) {
                compare(rows, from, end, to);
            }
        }
    }

    private long[] rows() {
        int count = 0;
        for (String key : keys) {
            count += key.length() < SHORTEST ? 0 : key.length() + 1;
        }
        long[] rows = new long[count];
        int row = 0;
        for (int name = 0; name < keys.length; name++) {
            String key = keys[name];
            if (key.length() >= SHORTEST) {
                rows[row++] = row(key, key.length(), name);
                for (int left = 0; left < key.length(); left++) {
                    rows[row++] = row(key, left, name);
                }
            }
        }
        return rows;
    }

    private static long row(String key, int left, int name) {
        long hash = 7;
        for (int i = 0; i < key.length(); i++) {
            if (i != left) {
                hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
            }
        }
        hash ^= hash >>> 29;
        return ((hash * 0x9E3779B97F4A7C15L) & -(1L << NAME_BITS)) | name;
    }

    private void compare(long[] rows, int from, int end, Consumer<Candidate> to) {
        for (int i = from; i < end; i++) {
            for (int j = i + 1; j < end; j++) {
                int one = (int) (rows[i] & ((1 << NAME_BITS) - 1));
                int other = (int) (rows[j] & ((1 << NAME_BITS) - 1));
                if (one != other && names.comparable(one, other) && near(keys[one], keys[other])) {
                    to.accept(names.candidate(one, other, LIKENESS));
                }
            }
        }
    }

    private static boolean near(String one, String other) {
        int start = 0;
        int least = Math.min(one.length(), other.length());
        while (start < least && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < least - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return Math.max(one.length(), other.length()) - start - end <= 1;
    }
}
