package io.raptor.workflow.model;

/**
 * A complete level of a tree: all its nodes are there and embedded. It says what may be built above it.
 *
 * @param number 0 for the leaves
 * @param tokens of its texts together
 */
public record Level(int number, int nodes, long tokens) {

    /** A level of at most so many nodes becomes one root summary, if it fits one call. */
    private static final int ROOT_NODES = 8;

    /** Nothing is to be built on top of it, within its document. */
    public boolean isTop(RaptorSettings settings) {
        return !settings.useRaptor()
                || nodes <= 1
                || number >= settings.maxLevels()
                || (number == 0 && settings.overDataset() && fitsOneCall(settings));
    }

    /** About how many levels there will be above it, by the usual size of a cluster. */
    public int levelsAbove(RaptorSettings settings) {
        int above = 0;
        for (Level level = this; !level.isTop(settings); level = level.usualParents()) {
            above++;
        }
        return above;
    }

    private Level usualParents() {
        return new Level(number + 1, (nodes + ROOT_NODES - 1) / ROOT_NODES, tokens / ROOT_NODES);
    }

    /** One call can summarise it whole, so that nothing needs grouping. */
    public boolean fitsOneCall(RaptorSettings settings) {
        return nodes <= ROOT_NODES && tokens <= settings.maxClusterTokens();
    }
}
