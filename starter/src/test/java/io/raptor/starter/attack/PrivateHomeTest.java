package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Others on this machine, who look into the home. */
@Timeout(120)
final class PrivateHomeTest {

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    @TempDir
    Path folder;

    private static List<Path> open(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> !Files.isSymbolicLink(file))
                    .filter(PrivateHomeTest::othersMayUse)
                    .toList();
        }
    }

    private static boolean othersMayUse(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void readNothingOfItNeitherWhatAnEarlierBuildLeftOpen() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path home = Files.createDirectories(folder.resolve("home"));
        Path old = Files.createDirectories(home.resolve("uploads/old")).resolve("secret.md");
        Files.writeString(old, "The combination is 17-4-33.");
        Path outside = Files.writeString(folder.resolve("outside.md"), "not ours");
        Files.createSymbolicLink(home.resolve("link.md"), outside);
        for (Path file : List.of(home, home.resolve("uploads"), Objects.requireNonNull(old.getParent()))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (Path file : List.of(old, outside)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        try (RunningRaptor raptor = RunningRaptor.start(home, Role.SERVER, Map.of())) {
            String body = """
                    --x
                    Content-Disposition: form-data; name="dataset"

                    d
                    --x
                    Content-Disposition: form-data; name="files"; filename="a.md"

                    a lamp
                    --x--
                    """.replace("\n", "\r\n");
            assertThat(new Wire(raptor)
                            .post("/api/v1/document", body, "Content-Type: multipart/form-data; boundary=x")
                            .status())
                    .isEqualTo(201);
            raptor.index("d", old.getParent());
            assertThat(open(home)).isEmpty();
        }
        assertThat(open(home)).isEmpty();
        assertThat(othersMayUse(outside)).as("what a link leads to is not ours").isTrue();
    }
}
