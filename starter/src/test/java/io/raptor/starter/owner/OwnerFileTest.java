package io.raptor.starter.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnerFileTest {

    /** Above every process id that Linux gives out. */
    private static final long NOBODY = 1L << 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void findsALivingOwner() throws IOException {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        Owner owner = new Owner(living, 1, "token", "127.0.0.1:2", "127.0.0.1");
        new OwnerFile(home).write(owner);
        assertThat(new OwnerFile(home).read()).contains(owner);
    }

    @Test
    void seesThroughOneThatIsGone() throws IOException {
        new OwnerFile(home).write(new Owner(NOBODY, 1, "token", "127.0.0.1:2", "127.0.0.1"));
        assertThat(new OwnerFile(home).read()).isEmpty();
    }

    @Test
    void leavesAnothersFileAlone() throws IOException {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        Owner owner = new Owner(living, 1, "token", "127.0.0.1:2", "127.0.0.1");
        new OwnerFile(home).write(owner);
        new OwnerFile(home).remove(new Owner(NOBODY, 1, "other", "127.0.0.1:2", "127.0.0.1"));
        assertThat(new OwnerFile(home).read()).contains(owner);
    }
}
