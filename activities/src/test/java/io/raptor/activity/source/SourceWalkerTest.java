package io.raptor.activity.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWalkerTest {

    private static final String LINK_OUT =
            "a symbolic link that leads out of the source folder: index its target by naming it as a source";
    private static final String LINK_IN =
            "a symbolic link to something in the same source folder, which is found there";

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temp.resolve("root"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<FoundDocument> walk(DocumentLimits limits, boolean tables, Path... sources) {
        List<FoundDocument> found = new ArrayList<>();
        new SourceWalker(limits, tables, hash -> "key of " + hash)
                .walk(Stream.of(sources).map(Path::toString).toList(), found::addAll);
        return found;
    }

    private static List<FoundDocument> walk(Path... sources) {
        return walk(DocumentLimits.defaults(), false, sources);
    }

    private static List<String> ids(List<FoundDocument> found) {
        return found.stream().map(FoundDocument::documentId).toList();
    }

    @Test
    void findsDocumentsInOrderWithHashAndKey() throws IOException {
        write("b.md", "beta");
        Path file = write("a/z.txt", "hello");
        write("a/b/c.txt", "gamma");
        List<FoundDocument> found = walk(root);
        assertThat(ids(found)).containsExactly("a/b/c.txt", "a/z.txt", "b.md");
        String hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
        assertThat(found.get(1))
                .isEqualTo(new FoundDocument("a/z.txt", file.toRealPath().toString(), 5, hash, null, "key of " + hash));
    }

    @Test
    void skipsWhatCannotBeNamedWithTheReason() throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "echo text > \"$(printf 'b\\377d.md')\"")
                        .directory(root.toFile())
                        .start()
                        .waitFor())
                .isZero();
        write("möwe.md", "text");
        assertThat(walk(root))
                .extracting(SourceWalkerTest::reason)
                .containsExactly("its name is not UTF-8: rename it", "null");
    }

    @Test
    void skipsWhatLiesTooDeepToBeNamed() throws IOException {
        String folder = "d".repeat(60);
        write((folder + "/").repeat(34) + "deep.md", "text");
        write((folder + "/").repeat(33) + "less.md", "text");
        assertThat(walk(root))
                .extracting(found -> found.documentId().length(), SourceWalkerTest::reason)
                .containsExactly(
                        tuple(
                                200,
                                "its path is longer than 2,048 bytes: name a folder further down as a source of another"
                                        + " task"),
                        tuple(33 * 61 + 7, "null"));
    }

    @Test
    void leavesOutWhatIsHiddenOrOnlyForPrograms() throws IOException {
        write(".git/config", "x");
        write(".hidden.txt", "x");
        write("node_modules/readme.md", "x");
        write("~$open.docx", "x");
        write("seen.txt", "x");
        assertThat(ids(walk(root))).containsExactly("seen.txt");
    }

    @Test
    void skipsWhatIsNoTextDocumentWithTheReason() throws IOException {
        write("empty.txt", "");
        write("sheet.csv", "a,b\n1,2\n");
        Files.write(root.resolve("picture.txt"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        Files.write(root.resolve("data"), new byte[] {0, 1, 2, 3, 4, 5, 0, 0, 1});
        Files.write(root.resolve("old.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 0, 0});
        assertThat(walk(root).stream().collect(Collectors.toMap(FoundDocument::documentId, SourceWalkerTest::reason)))
                .containsEntry("empty.txt", "an empty file")
                .containsEntry("sheet.csv", "a table (text/csv): set raptor.tables=true to index tables too")
                .containsEntry("picture.txt", "not a text document (image/png)")
                .containsEntry("data", "not a text document (application/octet-stream)")
                .containsEntry("old.zip", "not a text document (application/zip)");
        assertThat(walk(DocumentLimits.defaults(), true, root.resolve("sheet.csv")))
                .allMatch(found -> found.skipReason() == null);
    }

    private static String reason(FoundDocument found) {
        return String.valueOf(found.skipReason());
    }

    @Test
    void followsNoLinkButSaysWhy() throws IOException {
        write("sub/a.txt", "x");
        Path outside = Files.writeString(temp.resolve("outside.txt"), "secret");
        Files.createSymbolicLink(root.resolve("out.txt"), outside);
        Files.createSymbolicLink(root.resolve("in.txt"), root.resolve("sub/a.txt"));
        Files.createSymbolicLink(root.resolve("sub/loop"), root);
        Files.createSymbolicLink(root.resolve("broken"), root.resolve("nothing"));
        assertThat(walk(root))
                .extracting(FoundDocument::documentId, FoundDocument::skipReason)
                .containsExactly(
                        tuple("broken", "a symbolic link that leads nowhere"),
                        tuple("in.txt", LINK_IN),
                        tuple("out.txt", LINK_OUT),
                        tuple("sub/a.txt", null),
                        tuple("sub/loop", LINK_IN));
    }

    @Test
    void followsLinksIntoAHiddenFolderOfTheSource() throws IOException {
        write("..data/a.txt", "x");
        Files.createSymbolicLink(root.resolve("a.txt"), Path.of("..data/a.txt"));
        assertThat(walk(root)).singleElement().satisfies(found -> {
            assertThat(found.documentId()).isEqualTo("a.txt");
            assertThat(found.skipReason()).isNull();
        });
    }

    @Test
    void findsFilesThatLoadingWillRefuse() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("big.txt").toFile(), "rw")) {
            sparse.setLength(200L << 20);
        }
        assertThat(walk(root)).singleElement().satisfies(found -> {
            assertThat(found.skipReason()).isNull();
            assertThat(found.contentHash()).isEmpty();
            assertThat(found.buildKey()).isEmpty();
        });
    }

    @Test
    void keepsNamesAsTheyAre() throws IOException {
        String[] names = {" leading blank.txt", "\"quoted\" 'name'.txt", "line\nbreak.txt", "обзор 概要.txt"};
        for (String name : names) {
            write(name, "x");
        }
        assertThat(ids(walk(root))).containsExactlyInAnyOrder(names);
    }

    @Test
    void namesASourceFileByTheNameGiven() throws IOException {
        Path file = write("v3.txt", "x");
        Path link = Files.createSymbolicLink(temp.resolve("latest.txt"), file);
        assertThat(ids(walk(link))).containsExactly("latest.txt");
    }

    @Test
    void reportsTheSecondFileOfAnIdUnderItsWholePath() throws IOException {
        write("one/readme.md", "x");
        Path second = write("two/readme.md", "y");
        assertThat(walk(root.resolve("one"), second))
                .satisfiesExactly(found -> assertThat(found.skipReason()).isNull(), found -> {
                    assertThat(found.documentId()).isEqualTo(second.toRealPath().toString());
                    assertThat(found.skipReason()).contains("same id");
                });
    }

    @Test
    void walksASourceInsideAnotherOnce() throws IOException {
        write("inner/a.txt", "x");
        Path inner = root.resolve("inner");
        write("b.txt", "y");
        assertThat(ids(walk(inner, root, root))).containsExactly("b.txt", "inner/a.txt");
    }

    @Test
    void namesASourceThatIsNotThere() {
        Path missing = root.resolve("nothing");
        assertThatThrownBy(() -> walk(root, missing))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.INVALID_REQUEST))
                .hasMessageContaining(missing.toString());
    }

    @Test
    void handsOverBoundedBatches() throws IOException {
        for (int i = 0; i < 450; i++) {
            write("f" + i + ".txt", "x");
        }
        List<Integer> sizes = new ArrayList<>();
        new SourceWalker(DocumentLimits.defaults(), false, hash -> hash)
                .walk(List.of(root.toString()), batch -> sizes.add(batch.size()));
        assertThat(sizes).containsExactly(200, 200, 50);
    }
}
