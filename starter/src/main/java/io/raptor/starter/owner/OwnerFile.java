package io.raptor.starter.owner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** {@code raptor.json} under the home: who owns it now. Readable by its user only, for the token in it. */
public final class OwnerFile {

    private static final ObjectMapper JSON = Payloads.mapper();

    private final Path file;

    public OwnerFile(Path home) {
        this.file = home.resolve("raptor.json");
    }

    /** The owner, when there is one that still lives. */
    public Optional<Owner> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Owner.class))
                    .filter(owner -> alive(owner.pid()));
        } catch (IOException noneOrHalfWritten) {
            return Optional.empty();
        }
    }

    private static boolean alive(long pid) {
        return pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Makes it known, whole or not at all. */
    public void write(Owner owner) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "raptor", ".json");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(fresh, JSON.writeValueAsBytes(owner));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes it when it is this owner's. */
    public void remove(Owner owner) throws IOException {
        try {
            if (JSON.readValue(Files.readAllBytes(file), Owner.class).equals(owner)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException gone) {
            return;
        }
    }
}
