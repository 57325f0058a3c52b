package io.raptor.workflow.model;

/** Documents of a task by state; those in none of these are pending or running. */
public record Counts(long total, long completed, long partial, long failed, long skipped, long cancelled) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public long finished() {
        return completed + partial + failed + skipped + cancelled;
    }

    public long unfinished() {
        return total - finished();
    }

    /** The sums of both. */
    public Counts plus(Counts other) {
        return new Counts(
                total + other.total,
                completed + other.completed,
                partial + other.partial,
                failed + other.failed,
                skipped + other.skipped,
                cancelled + other.cancelled);
    }

    /** These counts with {@code n} documents more, all in {@code state}. */
    public Counts with(DocumentState state, long n) {
        return new Counts(total + n, completed, partial, failed, skipped, cancelled).add(state, n);
    }

    /** These counts with one more document in {@code state}. */
    public Counts with(DocumentState state) {
        return add(state, 1);
    }

    /** These counts with {@code n} documents more (or fewer) in {@code state}; the total stays. */
    public Counts add(DocumentState state, long n) {
        return switch (state) {
            case COMPLETED -> new Counts(total, completed + n, partial, failed, skipped, cancelled);
            case PARTIAL -> new Counts(total, completed, partial + n, failed, skipped, cancelled);
            case FAILED -> new Counts(total, completed, partial, failed + n, skipped, cancelled);
            case SKIPPED -> new Counts(total, completed, partial, failed, skipped + n, cancelled);
            case CANCELLED -> new Counts(total, completed, partial, failed, skipped, cancelled + n);
            case PENDING, RUNNING -> this;
        };
    }
}
