package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.Drops;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.UnitGraph;
import java.util.ArrayList;
import java.util.List;

/** What was found of a unit in several answers, as one. */
final class JoinedUnits {

    private JoinedUnits() {}

    static UnitGraph of(UnitGraph first, List<UnitGraph> others) {
        MentionSums mentions = new MentionSums();
        List<Link> links = new ArrayList<>();
        List<Alias> aliases = new ArrayList<>();
        Drops drops = new Drops();
        List<UnitGraph> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        for (UnitGraph part : all) {
            part.mentions().forEach(mentions::add);
            links.addAll(part.links());
            aliases.addAll(part.aliases());
            drops.addAll(part.dropped());
        }
        return new UnitGraph(mentions.sum(), LinkSums.of(links), aliases, drops.counts());
    }
}
