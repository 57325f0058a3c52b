package io.raptor.activity.graph.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.GraphSamples;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainReportsTest {

    private static Entity named(String name, String... fragments) {
        return GraphSamples.entity(name, EntityTypes.OTHER, fragments);
    }

    /** The first is linked to all others, to each less than to the one before. */
    private static Report report(Entity... members) {
        List<Relation> links = new ArrayList<>();
        for (int i = 1; i < members.length; i++) {
            links.add(GraphSamples.relation(members[0], members[i], 10 - i));
        }
        List<String> ids = Arrays.stream(members).map(Entity::id).sorted().toList();
        return new PlainReports(new GraphParts(GraphSamples.graph(List.of(members), links.toArray(Relation[]::new))))
                .of(new Community(Ids.community(0, ids), 0, "", "", ids));
    }

    @Test
    void aTitleHasNamesAndNoNumbersAndSaysNothingTwice() {
        assertThat(report(named("Tern"), named("2021"), named("The Tern"), named("Great Fenn"))
                        .title())
                .isEqualTo("Tern, Great Fenn");
    }

    @Test
    void whereThereAreNumbersAloneTheyAreTheTitle() {
        assertThat(report(named("2021"), named("1979"), named("1963")).title()).isEqualTo("2021, 1979, 1963");
    }

    @Test
    void aSummarySaysOfAThingWhatBeginsWithIt() {
        Entity tern = named(
                "Tern",
                "A fryer burned on the Tern in 1998, and there has been none since.",
                "The Tern, built in 1987, takes 24 cars and 180 passengers to the islands in all weathers.");

        assertThat(report(tern, named("Great Fenn")).summary()).startsWith("The Tern, built in 1987");
    }
}
