package io.raptor.activity.model.endpoint;

import java.util.Arrays;

/** Divides a length among texts: the short ones keep all of theirs, the long ones share the rest evenly. */
final class PromptShares {

    private PromptShares() {}

    /** The greatest length to which each text may go, so that all of them together stay within {@code total}. */
    static int limit(int[] lengths, int total) {
        int[] ascending = lengths.clone();
        Arrays.sort(ascending);
        long left = total;
        for (int i = 0; i < ascending.length; i++) {
            long share = left / (ascending.length - i);
            if (ascending[i] > share) {
                return (int) share;
            }
            left -= ascending[i];
        }
        return Integer.MAX_VALUE;
    }
}
