package io.raptor.activity.cluster;

/**
 * The sections of a document, as its headings make them. Short neighbours are joined, the nodes of a long section without
 * headings of its own are grouped as {@link GraphClusterer} does; so is a whole level without headings.
 */
final class StructureClusterer implements Clusterer {

    @Override
    public int[][] cluster(Nodes nodes, Options options) {
        Groups groups = new Groups(nodes.tokens(), options);
        if (nodes.size() > 0) {
            new SectionPacking(nodes, options, groups).run();
        }
        return groups.ordered();
    }
}
