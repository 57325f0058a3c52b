package io.raptor.starter.page.newtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.page.newtask.FolderList.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderListTest {

    @TempDir
    private Path folder;

    private Path root;
    private Path outside;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(root.resolve("b/inner"));
        Files.createDirectories(root.resolve("A"));
        Files.createDirectories(root.resolve(".git"));
        Files.createFile(root.resolve("note.md"));
        Files.createSymbolicLink(root.resolve("way-out"), outside);
    }

    private FolderList at(String path, Path... roots) {
        AccessRules rules = new AccessRules(
                true, List.of(), List.of(roots).stream().map(Path::toString).toList());
        return FolderList.of(path, rules.roots(), one -> rules.refusal(one) == null);
    }

    @Test
    void foldersComeByNameWithoutHiddenOnesAndWithoutLinksThatLeadOut() {
        FolderList list = at("", root);
        assertThat(list.path()).isEqualTo(root.toString());
        assertThat(list.folders()).extracting(Entry::name).containsExactly("A", "b");
        assertThat(list.files()).isEqualTo(1);
        assertThat(list.parent()).isEmpty();
    }

    @Test
    void oneGoesDownAndUpAgainAndNoFurther() {
        FolderList inner = at(root.resolve("b/inner").toString(), root);
        assertThat(inner.parent()).isEqualTo(root.resolve("b").toString());
        assertThat(inner.folders()).isEmpty();
    }

    @Test
    void whatLiesOutsideIsNotShown() {
        List<String> tried = List.of(
                outside.toString(),
                root.resolve("..").toString(),
                root.resolve("way-out").toString(),
                "/",
                "\0");
        for (String path : tried) {
            FolderList list = at(path, root);
            assertThat(list.path()).as(path).isEmpty();
            assertThat(list.folders()).extracting(Entry::path).containsExactly(root.toString());
        }
    }
}
