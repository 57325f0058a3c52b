package io.raptor.activity.graph.merge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.GraphSamples;
import io.raptor.activity.graph.merge.NameRules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {

    private static Graph graph(String type, String... names) {
        return GraphSamples.graph(
                Stream.of(names).map(name -> GraphSamples.entity(name, type)).toList());
    }

    private static List<List<String>> blocks(Graph graph) {
        return Blocks.of(graph, NameRules.NONE).stream()
                .map(block -> block.entities().stream().map(Entity::name).toList())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Scrooge,Ebenezer Scrooge",
        "Mr. Smith,John Smith",
        "J. Smith,John Smith",
        "John A. Smith,John Smith",
        "United Nations,The United Nations Organization",
        "WHO,World Health Organization",
        "UNESCO,United Nations Educational Scientific and Cultural Organization",
        "IBM,International Business Machines",
        "São Paulo,Sao Paulo",
        "Müller,Muller",
        "Zürich University,Zurich University",
        "Dostoevsky,Dostoyevsky",
        "Mohammed Ali,Muhammed Ali",
        "colour theory,color theory",
        "Kolm Yard,Kolm Yards",
        "Database Management System,Database Managment System",
        "Tschaikowski,Tschaikowsky",
        "Acme Corporation,Acme",
        "Lake Superior,Superior Lake",
        "Saint Petersburg,Saint Petersberg",
        "Northwind Ltd,Northwind",
        "Федор Достоевский,Достоевский",
        "Республика Карелия,Карелия",
        "Jean-Luc Picard,Picard",
        "Photosynthesis,Photosyntesis",
        "Universität Wien,Wien Universität",
        "Massachusetts Institute of Technology,MIT",
        "Elizabeth Bennet,Elisabeth Bennet",
        "Deutsche Bahn,DB",
        "Garcia Marquez,Gabriel García Márquez"
    })
    void namesOfOneThingMeetInABlock(String one, String other) {
        assertThat(blocks(graph(EntityTypes.OTHER, one, other))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Directive SD-2024-0031,Directive SD-2024-0032",
        "ASR1603,ASR1605",
        "Louis XIV,Louis XV",
        "World War I,World War II",
        "Malcolm,Malcolm X",
        "Apollo 11,Apollo 13",
        "Windows 95,Windows 98",
        "Hepatitis A,Hepatitis B",
        "Model S,Model X",
        "Part 2,Part 3",
        "John A. Smith,John B. Smith",
        "Mr. Bennet,Mrs. Bennet",
        "John Smith Jr,John Smith Sr",
        "HTTP 404,HTTP 405",
        "Section 12a,Section 21a",
        "Bonn,Bern",
        "Iran,Iraq",
        "Austria,Australia",
        "Mali,Malawi",
        "Anna,Hanna",
        "Max,Marx",
        "Java,Lava",
        "May,Mary",
        "Kant,Kent",
        "北京,南京",
        "東京大学,京都大学",
        "Peter Olsen,Mira Berg",
        "Marketing,Engineering",
        "Version 1.2,Version 1.20",
        "Henry IV Part 1,Henry IV Part 2"
    })
    void namesOfDifferentThingsDoNot(String one, String other) {
        assertThat(blocks(graph(EntityTypes.OTHER, one, other))).isEmpty();
    }

    @Test
    void aPersonIsNoPlace() {
        Graph graph = GraphSamples.graph(List.of(
                GraphSamples.entity("Lincoln", EntityTypes.PLACE),
                GraphSamples.entity("Abraham Lincoln", EntityTypes.PERSON)));

        assertThat(blocks(graph)).isEmpty();
    }

    @Test
    void namesThatATextLinksAreTwoThings() {
        Entity one = GraphSamples.entity("Acme", EntityTypes.ORGANIZATION);
        Entity other = GraphSamples.entity("Acme Labs", EntityTypes.ORGANIZATION);

        assertThat(blocks(GraphSamples.graph(List.of(one, other)))).hasSize(1);
        assertThat(blocks(GraphSamples.graph(List.of(one, other), GraphSamples.relation(one, other, 1))))
                .isEmpty();
    }

    @Test
    void whatIsPinnedApartStaysApart() {
        Graph graph = graph(EntityTypes.OTHER, "Acme", "Acme Labs");
        NameRules apart = NameRules.of("Acme != Acme Labs");

        assertThat(Blocks.of(graph, apart)).isEmpty();
    }

    @Test
    void largeGroupsAreCutTheSameWayInAnyOrder() {
        List<String> names = new ArrayList<>(IntStream.range(0, 60)
                .mapToObj(i -> "Harbour " + (char) ('a' + i % 26) + "berg".repeat(1 + i / 26) + "ville")
                .toList());
        List<List<String>> first = blocks(graph(EntityTypes.OTHER, names.toArray(String[]::new)));
        Collections.shuffle(names, new Random(7));

        assertThat(first).isNotEmpty().allSatisfy(block -> assertThat(block).hasSizeBetween(2, NameBlock.MOST));
        assertThat(blocks(graph(EntityTypes.OTHER, names.toArray(String[]::new))))
                .isEqualTo(first);
    }

    @Test
    void aNewNameTouchesItsOwnBlockOnly() {
        Set<List<String>> before =
                Set.copyOf(blocks(graph(EntityTypes.OTHER, "Scrooge", "Ebenezer Scrooge", "Acme", "Acme Corporation")));
        Set<List<String>> after = Set.copyOf(blocks(
                graph(EntityTypes.OTHER, "Scrooge", "Ebenezer Scrooge", "Acme", "Acme Corporation", "Uncle Scrooge")));

        assertThat(before).hasSize(2);
        assertThat(after).hasSize(2).contains(List.of("Acme", "Acme Corporation"));
    }

    @Test
    void thirtyThousandNamesAreNotComparedAllWithAll() {
        Random random = new Random(11);
        String consonants = "bcdfghjklmnpqrstvwxz";
        String vowels = "aeiou";
        Graph graph = graph(
                EntityTypes.OTHER,
                IntStream.range(0, 30_000)
                        .mapToObj(i -> random.ints(6, 0, 100)
                                .mapToObj(s -> "" + consonants.charAt(s / 5) + vowels.charAt(s % 5))
                                .collect(Collectors.joining()))
                        .map(name -> name.substring(0, 6) + " " + name.substring(6))
                        .flatMap(name -> name.startsWith("ba") ? Stream.of(name, name + "s") : Stream.of(name))
                        .toArray(String[]::new));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long begin = clock.getCurrentThreadCpuTime();
        List<NameBlock> blocks = Blocks.of(graph, NameRules.NONE);

        assertThat(blocks).isNotEmpty();
        assertThat((clock.getCurrentThreadCpuTime() - begin) / 1e9).isLessThan(30);
    }
}
