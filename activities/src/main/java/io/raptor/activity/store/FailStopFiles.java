package io.raptor.activity.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's whose files take no write after one that failed, until they are opened again.
 *
 * <p>H2 closes its database when a write fails, on a full disk for example. A transaction that waits for that write may
 * still be written before, and rests on what the failed write should have left. When H2 opens the file again, it finds its
 * newest part without a base, and goes back to one from before transactions that were committed: they are lost.
 */
public final class FailStopFiles extends FilePathWrapper {

    private static final String SCHEME = "failstop";

    /** For H2, which makes each path by it. */
    public FailStopFiles() {}

    /**
     * The name of a file in this file system.
     *
     * @param name of the file in another of H2's file systems
     */
    static String over(String name) {
        FilePath.register(new FailStopFiles());
        return SCHEME + ":" + name;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new FailStopChannel(getBase().open(mode));
    }
}
