package io.raptor.activity.estimate;

/**
 * A set of texts seen before, at 16 bytes a text or less, whatever its length. Two different ones are taken for equal
 * once in many millions of corpora. Safe for use by many threads.
 */
final class Deduplicator {

    private static final int FIRST_SLOTS = 1 << 12;

    private long[] slots = new long[FIRST_SLOTS];
    private int filled;

    /** Spreads a number's bits over 64. */
    static long mixed(long number) {
        long mixed = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Whether it is new. */
    boolean add(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001B3L + text.charAt(i);
        }
        return add(mixed(hash + text.length()));
    }

    private synchronized boolean add(long hash) {
        if (filled * 2 >= slots.length) {
            grow();
        }
        return put(hash == 0 ? 1 : hash); // 0 is a free slot
    }

    private boolean put(long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        filled++;
        return true;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        filled = 0;
        for (long hash : before) {
            if (hash != 0) {
                put(hash);
            }
        }
    }
}
