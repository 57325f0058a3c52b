package io.raptor.activity.call;

/**
 * The turn of a call among those of its task that wait.
 *
 * @param build the number of the build that it is for: documents that were begun first have the lower ones
 * @param step how many steps of the build come before it, each of which waits for the one before
 * @param last no document of the task will be begun after this one
 */
public record Turn(long build, int step, boolean last) {

    /** Of calls that have no order among them but that in which they come. */
    static final Turn NONE = new Turn(0, 0, false);

    /** Steps of a level of a tree: its vectors, and the summaries above it. */
    private static final int STEPS = 2;

    /** Of the vectors of a level. */
    public static Turn ofVectors(long build, int level, boolean last) {
        return new Turn(build, STEPS * level, last);
    }

    /** Of a summary on a level, at least 1. */
    public static Turn ofSummary(long build, int level, boolean last) {
        return new Turn(build, STEPS * level - 1, last);
    }
}
