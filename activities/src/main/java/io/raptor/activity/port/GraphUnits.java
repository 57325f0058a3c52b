package io.raptor.activity.port;

import io.raptor.activity.graph.UnitGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What documents contribute to the graph of their dataset, unit by unit: it is published, and dropped, with their builds. */
public interface GraphUnits {

    /** Stores how a build's leaves are divided; one that is divided stays as it is. */
    void divide(long build, List<DividedUnit> units);

    /** How the build is divided; empty when it is not. */
    List<DividedUnit> units(long build);

    /** One unit of a build that is divided. */
    DividedUnit unit(long build, int unit);

    /** Stores what a unit names, in the place of a gap. */
    void save(long build, int unit, UnitGraph graph);

    /** The published documents of a dataset that contribute to its graph, by id. */
    List<Contributor> contributors(String dataset);

    /**
     * Leaves that are read together.
     *
     * @param fromLeaf index of the first one
     * @param toLeaf index behind the last one
     * @param graph what it names; {@code null} until that is known
     */
    record DividedUnit(int fromLeaf, int toLeaf, @Nullable UnitGraph graph) {}

    /** @param build the published one */
    record Contributor(String documentId, long build) {}
}
