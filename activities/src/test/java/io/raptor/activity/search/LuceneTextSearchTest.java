package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.TextSearch;
import io.raptor.activity.port.TextSearch.Words;
import io.raptor.activity.search.index.LuceneSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneTextSearchTest implements TextSearchContract {

    private final Planted planted = new Planted();
    private final AtomicInteger read = new AtomicInteger();
    private final PublishedTexts texts =
            (trees, to) -> planted.store.publishedTrees().texts(trees, text -> {
                read.incrementAndGet();
                to.accept(text);
            });
    private TextSearch search = open();

    private TextSearch open() {
        return new LuceneSearch(planted.folder.resolve("search"), planted.store.publishedTrees(), texts);
    }

    @Override
    public Planted planted() {
        return planted;
    }

    @Override
    public TextSearch search() {
        return search;
    }

    @Override
    public int textsRead() {
        return read.get();
    }

    @AfterEach
    void close() {
        search.close();
        planted.close();
    }

    private int count(TextSearch searched) {
        return searched.matching(DATASET, new Words("boat", true, Set.of()), 9).size();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(planted.folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("write.lock"))
                    .toList();
        }
    }

    private void plant() {
        planted.publish("a", Angles.ID, Planted.leaves("red boat", "green boat"));
        assertThat(count(search)).isEqualTo(2);
        assertThat(textsRead()).isEqualTo(2);
    }

    private void restart() {
        search.close();
        search = open();
    }

    @Test
    void readsNothingAgainAfterARestart() {
        plant();
        restart();
        assertThat(count(search)).isEqualTo(2);
        planted.publish("b", Angles.ID, Planted.leaves("blue boat"));
        restart();
        assertThat(count(search)).isEqualTo(3);
        assertThat(textsRead()).isEqualTo(3);
    }

    @Test
    void isMadeAnewWhereItsFilesWereDeleted() throws IOException {
        plant();
        search.close();
        for (Path file : files()) {
            Files.delete(file);
        }
        search = open();
        assertThat(count(search)).isEqualTo(2);
        assertThat(textsRead()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emptied", "shortened", "changed", "changed in the middle"})
    void isMadeAnewWhereAnyOfItsFilesIsDamaged(String how) throws IOException {
        plant();
        search.close();
        int count = files().size();
        assertThat(count).isGreaterThan(1);
        for (int i = 0; i < count; i++) {
            Path file = files().get(i);
            damage(file, how);
            search = open();
            assertThat(count(search)).as("%s %s", file.getFileName(), how).isEqualTo(2);
            search.close();
        }
        search = open();
    }

    private static void damage(Path file, String how) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int middle = bytes.length / 2;
        switch (how) {
            case "emptied" -> bytes = new byte[0];
            case "shortened" -> bytes = Arrays.copyOf(bytes, middle);
            case "changed" -> Arrays.fill(bytes, (byte) 7);
            default -> bytes[middle] ^= 1;
        }
        Files.write(file, bytes);
    }

    @Test
    void isHeldInMemoryWhereAnotherHasItOpen() {
        plant();
        try (TextSearch other = open()) {
            assertThat(count(other)).isEqualTo(2);
            assertThat(textsRead()).isEqualTo(4);
            planted.publish("b", Angles.ID, Planted.leaves("blue boat"));
            assertThat(count(other)).isEqualTo(3);
            assertThat(count(search)).isEqualTo(3);
        }
    }

    @Test
    void isHeldInMemoryWhereNothingCanBeWritten() throws IOException {
        Files.createFile(planted.folder.resolve("search"));
        plant();
        planted.publish("b", Angles.ID, Planted.leaves("blue boat"));
        assertThat(count(search)).isEqualTo(3);
    }

    @Test
    void keepsNoWordsOfADatasetThatIsGone() throws IOException {
        plant();
        planted.store.publishedTrees().deleteDataset(DATASET);
        search.refresh(DATASET);
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNoWordsOfADatasetThatWentWhileItWasNotLooking() throws IOException {
        plant();
        search.close();
        planted.store.publishedTrees().deleteDataset(DATASET);
        search = open();
        assertThat(count(search)).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void takesABuildOfAnotherStoreForAnotherOne() {
        plant();
        search.close();
        try (Planted other = new Planted()) {
            other.publish("a", Angles.ID, Planted.leaves("grey boat", "a ship", "a raft"));
            try (TextSearch moved = new LuceneSearch(
                    planted.folder.resolve("search"), other.store.publishedTrees(), other.store.publishedTrees())) {
                assertThat(count(moved)).isEqualTo(1);
            }
        }
        search = open();
        assertThat(count(search)).isEqualTo(2);
    }
}
