package io.raptor.activity.search;

/** The choice of what a search looks at. */
public enum SearchMode {
    /** Passages: leaves, of which neighbours that are equally good are one hit, and near-duplicates are one, too. */
    AUTO,
    /** Leaves and summaries of every level at once. */
    COLLAPSED,
    /** From the roots downwards: the best nodes of each level, then their children. */
    TRAVERSAL,
    /** Leaves alone. */
    LEAVES,
    /** Passages that the graph leads to from the question's names, before others. */
    LOCAL,
    /** Reports on the graph's communities. */
    GLOBAL,
    /** Passages, those first that the graph leads to from what the best ones name and what that is linked with. */
    DRIFT;

    /** Whether it needs the dataset's graph. */
    public boolean ofGraph() {
        return this == LOCAL || this == GLOBAL || this == DRIFT;
    }
}
