package io.raptor.starter.dataset.map;

import java.util.List;

/**
 * A dataset's passages in two dimensions.
 *
 * @param version of the state of the dataset that it shows
 * @param documents ids, to which points refer by number
 * @param points five figures each: x, y, number of the group, number of the document, index of the passage in it
 * @param groups the largest first
 * @param passages in all: where they are too many, a part of them at even distances is drawn
 */
public record PassageMap(String version, List<String> documents, int[] points, List<Group> groups, long passages) {

    /** Drawn at most. */
    static final int MOST = 50_000;

    static final int FIGURES = 5;

    public PassageMap {
        documents = List.copyOf(documents);
        groups = List.copyOf(groups);
    }

    /**
     * Passages about like things.
     *
     * @param node the summary that is nearest to them; empty for none
     * @param size drawn passages
     */
    public record Group(String node, String title, int size, int x, int y, int radius) {}

    public int drawn() {
        return points.length / FIGURES;
    }
}
