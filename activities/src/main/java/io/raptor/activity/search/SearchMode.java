package io.raptor.activity.search;

/** Which nodes a search looks at. */
public enum SearchMode {
    /** Leaves and summaries of every level at once. */
    COLLAPSED,
    /** From the roots downwards: the best nodes of each level, then their children. */
    TRAVERSAL,
    /** Leaves alone. */
    LEAVES
}
