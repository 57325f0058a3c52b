package io.raptor.activity.graph.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.GraphSamples;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.rank.GraphRanking.Named;
import io.raptor.activity.graph.rank.GraphRanking.RankedLeaf;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphRankerTest {

    private static Entity entity(String name, int... leaves) {
        String key = NameKeys.key(name);
        return new Entity(
                Ids.entity(key),
                key,
                name,
                "other",
                new TreeMap<>(Map.of("other", 1)),
                List.of(),
                List.of(),
                IntStream.of(leaves).mapToObj(leaf -> new LeafRef("a", leaf)).toList(),
                1);
    }

    private static final Entity OLSEN = entity("Mira Olsen", 0);
    private static final Entity TERN = entity("Tern", 0, 1);
    private static final Entity YARD = entity("Kolm Yard", 1, 2);
    private static final Entity ELSEWHERE = entity("Bergen", 7);

    /** A name that nearly every passage has. */
    private static final Entity HUB = entity("Harbour", IntStream.range(0, 60).toArray());

    private static GraphRanker ranker() {
        Graph graph = GraphSamples.graph(
                List.of(OLSEN, TERN, YARD, ELSEWHERE, HUB), GraphSamples.relation(OLSEN, TERN, 1, "Runs it."));
        return GraphRanker.of(graph, 100);
    }

    private static List<Integer> leaves(String question, int most) {
        return ranker().rank(question, most).leaves().stream()
                .map(leaf -> leaf.leaf().leaf())
                .toList();
    }

    @Test
    void passagesOfANameComeFirstAndThoseOneStepOnAfterThem() {
        assertThat(leaves("Who built what Mira Olsen runs?", 2)).containsExactly(0, 1);
    }

    @Test
    void aLeadTellsItsWay() {
        RankedLeaf second = ranker().rank("Mira Olsen", 2).leaves().get(1);

        assertThat(second.seed().id()).isEqualTo(OLSEN.id());
        assertThat(second.entity().id()).isIn(TERN.id(), HUB.id());
    }

    @Test
    void aNameThatIsEverywhereCountsOnlyWhereThereIsNoOther() {
        assertThat(ranker().rank("Bergen Harbour", 1).seeds())
                .extracting(Named::id)
                .containsExactly(ELSEWHERE.id());
        assertThat(ranker().rank("The Harbour", 1).seeds())
                .extracting(Named::id)
                .containsExactly(HUB.id());
        assertThat(ranker().rank("The Harbour", 1).trust())
                .isLessThan(ranker().rank("Bergen", 1).trust());
    }

    @Test
    void aQuestionWithoutNamesLeadsNowhere() {
        assertThat(ranker().rank("what is it about?", 10)).isEqualTo(GraphRanking.NOTHING);
        assertThat(GraphRanker.of(Graph.EMPTY, 0).rank("Bergen", 10)).isEqualTo(GraphRanking.NOTHING);
    }

    @Test
    void theRankingIsTheSameEachTime() {
        assertThat(ranker().rank("Mira Olsen and Kolm Yard", 20))
                .isEqualTo(ranker().rank("Mira Olsen and Kolm Yard", 20));
    }
}
