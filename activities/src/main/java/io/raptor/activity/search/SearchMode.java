package io.raptor.activity.search;

/** The choice of nodes that a search looks at. */
public enum SearchMode {
    /** Passages: leaves, of which neighbours that are equally good are one hit, and near-duplicates are one, too. */
    AUTO,
    /** Leaves and summaries of every level at once. */
    COLLAPSED,
    /** From the roots downwards: the best nodes of each level, then their children. */
    TRAVERSAL,
    /** Leaves alone. */
    LEAVES
}
