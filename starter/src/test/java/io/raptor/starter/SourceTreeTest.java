package io.raptor.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sources of all modules as somebody new meets them: files that are read at a glance, packages with one reason to be. */
final class SourceTreeTest {

    private static final List<String> MODULES = List.of("workflows", "activities", "starter", "benchmarks");
    private static final String PACKAGE = "package-info.java";

    /** Types of a package that needs no reason for its size. */
    private static final int USUAL_PACKAGE = 25;

    private static final int LONGEST_FILE = 400;
    private static final int MEDIAN = 62;
    private static final int NINETY_FIVE_PERCENT = 190;

    private static final Pattern REASON = Pattern.compile("although large,\\s(\\*\\s)?because");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:abstract |final |sealed |non-sealed )*(?:@?interface|class|record|enum) (\\w+)",
            Pattern.MULTILINE);

    private static List<Path> files(String kind) {
        return MODULES.stream()
                .map(module -> Path.of("..", module, "src", kind, "java"))
                .flatMap(SourceTreeTest::below)
                .toList();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        return (int) text(file).lines().count();
    }

    @Test
    void aLargePackageSaysWhyItIsOne() {
        Map<Path, Long> types = files("main").stream()
                .filter(file -> !file.endsWith(PACKAGE))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        assertThat(types).isNotEmpty();
        List<Path> large = types.entrySet().stream()
                .filter(entry -> entry.getValue() > USUAL_PACKAGE)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(large)
                .as("packages of more than " + USUAL_PACKAGE
                        + " types whose package-info says \"although large, because\"")
                .allMatch(
                        folder -> REASON.matcher(text(folder.resolve(PACKAGE))).find());
    }

    @Test
    void filesAreShort() {
        List<Integer> sizes =
                files("main").stream().map(SourceTreeTest::lines).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).as("lines of half of the files").isLessThanOrEqualTo(MEDIAN);
        assertThat(sizes.get(sizes.size() * 95 / 100))
                .as("lines of 95 % of the files")
                .isLessThanOrEqualTo(NINETY_FIVE_PERCENT);
        assertThat(Stream.of("main", "test").flatMap(kind -> files(kind).stream()))
                .as("files of at most " + LONGEST_FILE + " lines")
                .allMatch(file -> lines(file) <= LONGEST_FILE);
    }

    @Test
    void noTwoPublicTypesHaveOneName() {
        List<String> names = files("main").stream()
                .flatMap(file -> PUBLIC_TYPE.matcher(text(file)).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }
}
