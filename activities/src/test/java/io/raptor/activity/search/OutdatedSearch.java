package io.raptor.activity.search;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeFilter.Scope;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
import java.util.List;

/** A search that finds what was published when it was made, until it is refreshed. */
final class OutdatedSearch implements NodeSearch {

    boolean refreshed;

    private final NodeSearch current;
    private final List<NodeHit> held;

    OutdatedSearch(NodeSearch current, float[] query) {
        this.current = current;
        this.held = current.nearest(Planted.DATASET, query, NodeFilter.all(), Integer.MAX_VALUE);
    }

    @Override
    public List<NodeHit> nearest(String dataset, float[] query, NodeFilter filter, int k) {
        boolean outdated = !refreshed && filter.scope() != Scope.CHILDREN && filter.scope() != Scope.GIVEN;
        return outdated ? held : current.nearest(dataset, query, filter, k);
    }

    @Override
    public void refresh(String dataset) {
        refreshed = true;
        current.refresh(dataset);
    }
}
