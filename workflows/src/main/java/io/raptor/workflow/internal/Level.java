package io.raptor.workflow.internal;

import io.raptor.workflow.model.RaptorSettings;

/**
 * A complete level of a tree: all its nodes are stored and embedded.
 *
 * @param number 0 for the leaves
 * @param tokens of its texts together
 */
record Level(int number, int nodes, long tokens) {

    /** A level of at most so many nodes becomes one root summary, if it fits one call. */
    static final int ROOT_NODES = 8;

    /** Nothing is to be built on top of it. */
    boolean isTop(RaptorSettings settings) {
        return !settings.useRaptor() || nodes <= 1 || number >= settings.maxLevels();
    }

    /** One call can summarise it whole, so that nothing needs grouping. */
    boolean fitsOneCall(RaptorSettings settings) {
        return nodes <= ROOT_NODES && tokens <= settings.maxClusterTokens();
    }
}
