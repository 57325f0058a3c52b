package io.raptor.starter.upload;

import io.raptor.activity.remote.UploadPlace;
import io.raptor.activity.remote.UploadedFiles;
import io.raptor.activity.store.PrivateFiles;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Uploaded files, kept where every worker reads them. A file's name is its document's id; the same name again takes the
 * former file's place, whole or not at all. What an earlier version kept in folders below the home is still read there.
 */
public final class Uploads {

    /** Begins with a dot, as no dataset does. */
    private static final String COMING = ".coming";

    private final Path folder;
    private final int mostFiles;
    private final UploadedFiles kept;

    /**
     * @param home below which they lie while they come
     * @param mostFiles that one upload may have
     * @param kept those that have come
     */
    public Uploads(Path home, int mostFiles, UploadedFiles kept) {
        this.kept = kept;
        this.folder = folder(home);
        this.mostFiles = mostFiles;
    }

    private static Path folder(Path home) {
        return home.resolve("uploads");
    }

    /** Where files are while they come: on the disk of their later place. */
    public static Path coming(Path home) {
        return folder(home).resolve(COMING);
    }

    /** A file that has not got its place yet. */
    public interface Incoming {

        /** As the sender calls it. */
        @Nullable
        String name();

        long bytes();

        /** Puts it there; whatever comes of that, it is not asked again. */
        void moveTo(Path place) throws IOException;
    }

    /**
     * The result of an upload.
     *
     * @param source all uploads of the dataset, to start a task with
     */
    public record Stored(String dataset, String source, List<StoredFile> files) {
        public Stored {
            files = List.copyOf(files);
        }
    }

    /** @param replaced whether there was a file of that name */
    public record StoredFile(String docId, long bytes, boolean replaced) {}

    /** The folders of datasets that an earlier version kept are below it. */
    public Path folder() {
        return folder;
    }

    /** Where files are while they come. */
    public Path coming() {
        return folder.resolve(COMING);
    }

    /** Makes the place where files are while they come, without what a process that was killed had left there. */
    public void open() {
        try {
            FileSystemUtils.deleteRecursively(coming());
            PrivateFiles.folder(coming());
        } catch (IOException e) {
            throw new UncheckedIOException("uploads cannot be kept in " + folder, e);
        }
    }

    /**
     * Keeps files; none of them where any is at fault.
     *
     * @throws OperationException INVALID naming every fault
     */
    public Stored store(String dataset, List<? extends Incoming> files) {
        List<Fault> faults = faults(dataset, files);
        if (!faults.isEmpty()) {
            throw OperationException.of(Kind.INVALID, faults);
        }
        List<StoredFile> stored = new ArrayList<>();
        try {
            PrivateFiles.folder(coming());
            for (Incoming file : files) {
                stored.add(store(dataset, file, String.valueOf(file.name())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be kept on its way in " + coming(), e);
        }
        return new Stored(dataset, UploadPlace.of(dataset).toString(), stored);
    }

    private StoredFile store(String dataset, Incoming file, String name) throws IOException {
        Path arrived = Files.createTempDirectory(coming(), "file").resolve("arrived");
        try {
            file.moveTo(arrived);
            PrivateFiles.close(arrived);
            return new StoredFile(name, file.bytes(), kept.keep(dataset, name, arrived));
        } finally {
            Files.deleteIfExists(arrived);
            Files.deleteIfExists(arrived.getParent());
        }
    }

    private List<Fault> faults(String dataset, List<? extends Incoming> files) {
        List<Fault> faults = new ArrayList<>();
        if (!Names.valid(dataset)) {
            faults.add(new Fault("#/dataset", "dataset " + Names.RULE));
        }
        if (files.isEmpty()) {
            faults.add(new Fault("#/files", "files must hold at least one file"));
        }
        if (files.size() > mostFiles) {
            faults.add(new Fault(
                    "#/files", "files must be at most " + mostFiles + " in one upload: send the rest in further ones"));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).name();
            String refusal = FileName.refusal(name);
            if (refusal == null && !names.add(String.valueOf(name))) {
                refusal = "is there twice in this upload";
            }
            if (refusal != null) {
                faults.add(new Fault("#/files/" + i, "file " + (i + 1) + ", " + shown(name) + ": " + refusal));
            }
        }
        return faults;
    }

    /** So that it does no harm on a terminal, and is not as long as a sender likes. */
    private static String shown(@Nullable String name) {
        String clean = name == null ? "" : name.replaceAll("[\\p{C}\\u2028\\u2029]", "?");
        return clean.length() <= 100 ? clean : clean.substring(0, 100) + "…";
    }

    /** Forgets a dataset's files. */
    public void delete(String dataset) {
        kept.delete(dataset);
        Path place = folder.resolve(dataset);
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(place);
        } catch (NoSuchFileException | NotDirectoryException none) {
            // Nothing was uploaded into it.
        } catch (IOException e) {
            throw new UncheckedIOException("the uploads in " + place + " cannot be deleted", e);
        }
    }

    /** Forgets a file, where it is one that was uploaded. */
    public void delete(String dataset, String documentId) {
        if (FileName.refusal(documentId) == null) {
            kept.delete(dataset, documentId);
            try {
                Files.deleteIfExists(folder.resolve(dataset).resolve(documentId));
            } catch (IOException e) {
                throw new UncheckedIOException("the upload " + documentId + " cannot be deleted", e);
            }
        }
    }
}
