package io.raptor.activity.cluster;

/** The links between near neighbours, known from both ends. */
final class NodeLinks {

    /** Where each row's links begin; one more element for the end of the last. */
    private final int[] first;

    private final int[] ends;

    private NodeLinks(int[] first, int[] ends) {
        this.first = first;
        this.ends = ends;
    }

    static NodeLinks of(Neighbours neighbours) {
        int[] first = new int[neighbours.size() + 1];
        for (int row = 0; row < neighbours.size(); row++) {
            for (int rank = 0; rank < neighbours.count(row); rank++) {
                int end = neighbours.neighbour(row, rank);
                first[row + 1]++;
                first[end + 1] += neighbours.has(end, row) ? 0 : 1;
            }
        }
        for (int row = 0; row < neighbours.size(); row++) {
            first[row + 1] += first[row];
        }
        int[] ends = new int[first[neighbours.size()]];
        int[] filled = first.clone();
        for (int row = 0; row < neighbours.size(); row++) {
            for (int rank = 0; rank < neighbours.count(row); rank++) {
                int end = neighbours.neighbour(row, rank);
                ends[filled[row]++] = end;
                if (!neighbours.has(end, row)) {
                    ends[filled[end]++] = row;
                }
            }
        }
        return new NodeLinks(first, ends);
    }

    int from(int row) {
        return first[row];
    }

    int to(int row) {
        return first[row + 1];
    }

    int end(int link) {
        return ends[link];
    }
}
