package io.raptor.activity.remote;

import io.raptor.activity.document.ContentHash;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.UploadStore;
import io.raptor.activity.port.UploadStore.Change;
import io.raptor.activity.port.UploadStore.Upload;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Uploads of datasets, kept in the store, or by it in an object storage: every worker reads them. */
public final class UploadedFiles implements RemoteFiles {

    private final UploadStore store;
    private final S3Files objects;
    private final @Nullable S3Place folder;

    /** @param folder where contents are kept; {@code null} for the store itself */
    public UploadedFiles(UploadStore store, S3Files objects, @Nullable S3Place folder) {
        this.store = store;
        this.objects = objects;
        this.folder = folder;
    }

    @Override
    public boolean hold(String place) {
        return UploadPlace.is(place);
    }

    @Override
    public void list(String source, Consumer<RemoteFile> to) {
        UploadPlace place = place(source);
        List<Upload> found = place.name().isEmpty()
                ? store.list(place.dataset())
                : store.find(place.dataset(), place.name()).stream().toList();
        if (found.isEmpty()) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "The source " + source + " holds no upload: send files into the dataset first");
        }
        found.forEach(upload -> to.accept(new RemoteFile(
                upload.name(),
                new UploadPlace(place.dataset(), upload.name()).toString(),
                upload.bytes(),
                upload.contentHash())));
    }

    @Override
    public Content open(String place) {
        UploadPlace named = place(place);
        Upload upload = store.find(named.dataset(), named.name())
                .orElseThrow(() -> new IndexingException(
                        FailureType.DOCUMENT_UNREADABLE,
                        "The document is no longer among the uploads: send it again, or run the task again"));
        String location = upload.location();
        return location == null
                ? new Content(store.open(upload.contentHash()), upload.bytes(), upload.contentHash())
                : new Content(objects.open(location).bytes(), upload.bytes(), upload.contentHash());
    }

    private static UploadPlace place(String text) {
        return UploadPlace.parse(text)
                .orElseThrow(() -> new IndexingException(
                        FailureType.INVALID_REQUEST, "The source " + text + " must read upload://DATASET"));
    }

    /**
     * Keeps a file among a dataset's uploads.
     *
     * @return whether it took the place of another one
     */
    public boolean keep(String dataset, String name, Path file) throws IOException {
        String hash = ContentHash.of(file);
        boolean elsewhere = folder != null && store.known(hash).isEmpty();
        String location = elsewhere ? objects.put(Objects.requireNonNull(folder), hash, file) : null;
        return changed(store.put(dataset, new Upload(name, Files.size(file), hash, location), file));
    }

    /** Forgets a file, where there is one. */
    public void delete(String dataset, String name) {
        boolean unused = changed(store.delete(dataset, name));
    }

    /** Forgets all files of a dataset. */
    public void delete(String dataset) {
        boolean unused = changed(store.delete(dataset));
    }

    private boolean changed(Change change) {
        change.dropped().forEach(objects::delete);
        return change.replaced();
    }
}
