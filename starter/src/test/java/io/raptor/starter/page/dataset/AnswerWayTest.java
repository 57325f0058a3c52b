package io.raptor.starter.page.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.activity.search.Ancestor;
import io.raptor.activity.search.rank.PathStep;
import io.raptor.activity.search.rank.Signals;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.AnswerView.Citation;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.dataset.HitView.Provenance;
import io.raptor.starter.page.dataset.AnswerWay.Place;
import io.raptor.workflow.model.Usage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AnswerWayTest {

    private static HitView hit(String document, List<PathStep> path, String... ancestors) {
        List<Ancestor> above =
                List.of(ancestors).stream().map(id -> new Ancestor(id, 1)).toList();
        return new HitView(
                "node-of-" + document,
                0.5,
                0,
                "",
                "text",
                1,
                document,
                document,
                List.of(),
                0,
                4,
                null,
                Signals.NONE,
                List.of(),
                path,
                new Provenance(List.of(), 0, above),
                null);
    }

    /** The first hit is not cited. */
    private static AnswerView answer(HitView... hits) {
        List<Citation> citations = IntStream.range(1, hits.length)
                .mapToObj(i -> new Citation(i + 1, hits[i].docId(), hits[i].id(), List.of(), 0, 4, null, "text"))
                .toList();
        return new AnswerView("words [2]", true, citations, List.of(), 0, List.of(hits), List.of(), Usage.NONE);
    }

    @Test
    void passagesOfOneSummaryLieTogetherAndNamesOfAGraphGoFirst() {
        List<PathStep> path = List.of(
                new PathStep("entity", "e1", "Marta Lund"),
                new PathStep("relation", "r1", "sails"),
                new PathStep("entity", "e2", "Aurelia"));
        AnswerWay way = AnswerWay.of(
                answer(
                        hit("not-named.md", List.of()),
                        hit("a.md", List.of(), "untitled", "s1"),
                        hit("b.md", List.of()),
                        hit("c.md", path, "s1"),
                        hit("d.md", List.of(), "s1")),
                id -> id.equals("s1") ? "Storms" : "");
        assertThat(way.between())
                .extracting(Place::title, Place::node, Place::y)
                .containsExactly(tuple("Storms", "s1", 40), tuple("Marta Lund → Aurelia", "", 140));
        assertThat(way.passages())
                .extracting(Place::title)
                .containsExactly("[2] a.md", "[5] d.md", "[3] b.md", "[4] c.md");
        assertThat(way.lines()).hasSize(6);
        assertThat(way.height()).isEqualTo(160);
    }
}
