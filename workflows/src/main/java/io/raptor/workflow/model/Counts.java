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
