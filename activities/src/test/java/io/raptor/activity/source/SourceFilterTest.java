package io.raptor.activity.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.RemoteFiles.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceFilterTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "*.log, a.log, true",
        "*.log, deep/er/a.log, true",
        "/a.log, deep/a.log, false",
        "deep/*.log, deep/a.log, true",
        "deep/*.log, x/deep/a.log, false",
        "**/deep, x/y/deep, true",
        "**/deep, deep, true",
        "deep/**, deep/x/y, true",
        "deep/**, deep, false",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "a?c, abc, true",
        "a?c, a/c, false",
        "a[b-d]c, acc, true",
        "a[!b-d]c, acc, false",
        "a[!b-d]c, a/c, false",
        "a[]]c, a]c, true",
        "a[[:digit:]]c, a7c, true",
        "a\\*c, a*c, true",
        "a\\*c, abc, false",
        "a.b, axb, false",
        "*, anything, true",
        "a[b, a[b, false",
    })
    void aPatternMatchesAsGitHasIt(String pattern, String path, boolean matches) {
        assertThat(PathPattern.of(pattern).orElseThrow().matches(path, false)).isEqualTo(matches);
    }

    @Test
    void commentsAndBlankLinesAreNoPatterns() {
        assertThat(PathPattern.of("# a")).isEmpty();
        assertThat(PathPattern.of("   ")).isEmpty();
        assertThat(PathPattern.of("\\#a").orElseThrow().matches("#a", false)).isTrue();
        assertThat(PathPattern.of("\\!a").orElseThrow().matches("!a", false)).isTrue();
        assertThat(PathPattern.of("a  ").orElseThrow().matches("a", false)).isTrue();
        assertThat(PathPattern.of("a/").orElseThrow().matches("a", false)).isFalse();
    }

    @Test
    void nearerFilesAndLaterLinesDecide() throws IOException {
        write(".gitignore", "*.tmp\n!keep.tmp\n/build/\n");
        write("sub/.gitignore", "!*.tmp\nonly.md\n");
        SourceFilter filter = new SourceFilter(List.of(), List.of(), true);
        assertThat(out(filter, "a.tmp", false)).isTrue();
        assertThat(out(filter, "keep.tmp", false)).isFalse();
        assertThat(out(filter, "sub/a.tmp", false)).isFalse();
        assertThat(out(filter, "sub/only.md", false)).isTrue();
        assertThat(out(filter, "only.md", false)).isFalse();
        assertThat(out(filter, "build", true)).isTrue();
        assertThat(out(filter, "sub/build", true)).isFalse();
        assertThat(filter.leftOut()).isEqualTo(3);
    }

    @Test
    void whatIsLeftOutByItsNameIsCountedBesideWhatPatternsLeaveOut() {
        SourceFilter filter = new SourceFilter(List.of(), List.of("*.log"), false);
        assertThat(out(filter, ".git", true)).isTrue();
        assertThat(out(filter, "a.log", false)).isTrue();
        assertThat(out(filter, "a.md", false)).isFalse();
        assertThat(filter.leavesOut(
                        "s3://b/x", new RemoteFile("node_modules/a.md", "s3://b/x/node_modules/a.md", 1, "m")))
                .isTrue();
        assertThat(filter.leftOut()).isEqualTo(1);
        assertThat(filter.ignored()).isEqualTo(3);
    }

    @Test
    void theRulesOfTheWorkingCopyHoldForItsFolders() throws IOException {
        write(".git/HEAD", "");
        write(".gitignore", "*.log\n/sub/x.md\n");
        Path sub = Files.createDirectory(root.resolve("sub"));
        SourceFilter filter = new SourceFilter(List.of(), List.of(), true);
        assertThat(filter.leavesOut(sub, sub.resolve("a.log"), false)).isTrue();
        assertThat(filter.leavesOut(sub, sub.resolve("x.md"), false)).isTrue();
        assertThat(filter.leavesOut(sub, sub.resolve("y.md"), false)).isFalse();
    }

    @Test
    void aRestTaskReadsNoGitignore() throws IOException {
        write(".gitignore", "*.tmp\n");
        assertThat(out(new SourceFilter(List.of(), List.of(), false), "a.tmp", false))
                .isFalse();
    }

    @Test
    void includeTakesOnlyWhatMatchesAndExcludeIsStronger() {
        SourceFilter filter = new SourceFilter(List.of("*.md", "/docs"), List.of("draft*"), false);
        assertThat(out(filter, "x/a.md", false)).isFalse();
        assertThat(out(filter, "docs/deep/a.txt", false)).isFalse();
        assertThat(out(filter, "x/a.txt", false)).isTrue();
        assertThat(out(filter, "x", true)).isFalse();
        assertThat(out(filter, "x/draft1.md", false)).isTrue();
    }

    private boolean out(SourceFilter filter, String path, boolean folder) {
        return filter.leavesOut(root, root.resolve(path), folder);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
