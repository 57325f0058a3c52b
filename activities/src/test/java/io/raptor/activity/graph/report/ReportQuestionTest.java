package io.raptor.activity.graph.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.GraphSamples;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import io.raptor.activity.graph.question.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportQuestionTest {

    private static final Entity HUB = GraphSamples.entity("Hub", EntityTypes.ORGANIZATION, "Holds it all.");

    private static final List<Entity> SPOKES = IntStream.rangeClosed(1, 8)
            .mapToObj(i -> GraphSamples.entity("Spoke " + (char) ('A' + i), EntityTypes.OTHER))
            .toList();

    private static Graph star() {
        List<Entity> all = new ArrayList<>(SPOKES);
        all.add(HUB);
        return GraphSamples.graph(
                all,
                SPOKES.stream()
                        .map(spoke -> GraphSamples.relation(HUB, spoke, 1, "Fact about " + spoke.name() + "."))
                        .toArray(Relation[]::new));
    }

    private static Community community(int level, List<Entity> members) {
        List<String> ids = members.stream().map(Entity::id).sorted().toList();
        return new Community(Ids.community(level, ids), level, "", "", ids);
    }

    private static ReportContext context(int most, ReportedChild... children) {
        List<Entity> all = new ArrayList<>(SPOKES);
        all.add(HUB);
        return new ReportContexts(text -> text.split(" ", -1).length, most)
                .of(community(0, all), star(), List.of(children), leaf -> "Passage " + leaf.leaf() + ".");
    }

    private static ReportAnswer read(String answer) {
        return new ReportQuestion(context(1000), "", 600).read(answer);
    }

    @Test
    void everyFactOfAStarIsInThePrompt() {
        String prompt = new ReportQuestion(context(1000), "", 600).prompt();

        assertThat(SPOKES).allSatisfy(spoke -> assertThat(prompt).contains("Fact about " + spoke.name() + "."));
        assertThat(prompt).contains("E1 Hub (organization): Holds it all.\n").contains("P1 Passage ");
        assertThat(context(1000).omittedRelations()).isZero();
    }

    @Test
    void whatHasNoRoomIsCounted() {
        ReportContext small = context(30);

        assertThat(small.omittedEntities() + small.omittedRelations()).isPositive();
        assertThat(small.text().split(" ", -1).length).isLessThanOrEqualTo(40);
        assertThat(small.omittedEntities()
                        + (int) small.text()
                                .lines()
                                .filter(line -> line.startsWith("E"))
                                .count())
                .isEqualTo(9);
    }

    @Test
    void reportsOfPartsStandForThemWhereThereIsTooMuch() {
        LeafRef behind = new LeafRef("b.md", 3);
        Report report = new Report(
                "Left side", "Half of it.", 5, List.of(new Finding("It turns.", "", List.of(behind))), 0, 0, false);
        ReportedChild left = new ReportedChild(community(1, SPOKES.subList(0, 6)), report);

        ReportContext whole = context(1000, left);
        ReportContext tight = context(60, left);

        assertThat(whole.text()).doesNotContain("C1");
        assertThat(tight.text())
                .startsWith("C1 Left side: Half of it. – It turns.\n")
                .doesNotContain("Spoke B (");
        assertThat(tight.evidence()).containsEntry("C1", List.of(behind));
    }

    @Test
    void theSameCommunityHasTheSameContextWhateverElseThereIs() {
        List<Entity> all = new ArrayList<>(SPOKES);
        all.add(HUB);
        Entity stranger = GraphSamples.entity("Stranger", EntityTypes.PERSON);
        List<Entity> more = new ArrayList<>(all);
        more.add(stranger);
        List<Relation> links = new ArrayList<>(star().relations());
        links.add(GraphSamples.relation(stranger, HUB, 9, "Elsewhere."));

        assertThat(new ReportContexts(text -> text.split(" ", -1).length, 1000)
                        .of(
                                community(0, all),
                                GraphSamples.graph(more, links.toArray(Relation[]::new)),
                                List.of(),
                                leaf -> "Passage " + leaf.leaf() + "."))
                .isEqualTo(context(1000));
    }

    @Test
    void findingsLeadToPassagesAndOthersAreDroppedAndCounted() {
        ReportAnswer read = read("""
            {"title":"Hub [E1]","summary":"A hub.","rating":8,"findings":[
             {"summary":"It holds.","explanation":"All of it [E1, R1].","refs":["E1","R1","E99"]},
             {"summary":"It floats.","explanation":"So they say.","refs":["R77"]}]}\
            """);

        assertThat(read.report().title()).isEqualTo("Hub");
        assertThat(read.report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.explanation()).isEqualTo("All of it.");
            assertThat(finding.evidence()).isNotEmpty();
        });
        assertThat(read.dropped())
                .containsOnly(Map.entry(DropReason.BAD_REFERENCE, 2), Map.entry(DropReason.UNSUPPORTED_FINDING, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"8\"", "8", "8.0", "\"8/10\""})
    void aRatingMayBeWrittenInManyWays(String rating) {
        String answer = "```json\n{\"title\":\"Hub\",\"summary\":\"A hub.\",\"rating\":" + rating
                + ",\"more\":1,\"findings\":[\"It holds [E1].\"]}\n```";

        assertThat(read(answer).report().rating()).isEqualTo(8);
        assertThat(read(answer).report().findings())
                .extracting(Finding::summary)
                .containsExactly("It holds.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"title\":\"Hub\",\"summ",
                "{\"title\":\"Hub\",\"summary\":\"A hub.\",\"findings\":[]}",
                "{\"title\":\"Hub\",\"summary\":\"A hub.\",\"findings\":[{\"summary\":\"x\",\"refs\":[\"E99\"]}]}",
                "A fine hub."
            })
    void whatIsNoReportIsRefused(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void aUsersOwnWordingHoldsTheContext() {
        assertThat(new ReportQuestion(context(1000), "On: {context}", 600).prompt())
                .startsWith("On: E1 Hub");
    }
}
