package io.raptor.activity.document;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.RaptorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The way from a file to its leaves. Safe for use by many threads. */
public final class DocumentLoader {

    private static final int ATTEMPTS = 3;

    private final DocumentLimits limits;
    private final Tokenizer tokenizer;
    private final DocumentReader reader;
    private final RemoteFiles remote;

    /** For files on this machine's disks. */
    public DocumentLoader(DocumentLimits limits, Tokenizer tokenizer) {
        this(limits, tokenizer, RemoteFiles.NONE);
    }

    public DocumentLoader(DocumentLimits limits, Tokenizer tokenizer, RemoteFiles remote) {
        this.remote = remote;
        this.limits = limits;
        this.tokenizer = tokenizer;
        this.reader = new DocumentReader(limits);
    }

    /**
     * A document's leaves, at least one, wherever it lies.
     *
     * @param place a file's path, or a remote one
     * @throws IndexingException DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE or UNSUITABLE_DOCUMENT; of a remote file also
     *     RATE_LIMITED or STORE_UNAVAILABLE
     */
    public LoadedDocument load(String place, RaptorSettings settings) throws InterruptedException {
        if (!remote.hold(place)) {
            return load(Path.of(place), settings);
        }
        try (FetchedFile file = FetchedFile.of(remote, place, limits, settings.tables())) {
            LoadedDocument loaded = load(file.path(), settings);
            return file.mark().isEmpty() ? loaded : loaded.marked(file.mark());
        }
    }

    /**
     * A document's leaves, at least one.
     *
     * @throws IndexingException DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE or UNSUITABLE_DOCUMENT
     */
    public LoadedDocument load(Path file, RaptorSettings settings) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            reader.check(file);
            String hash = hash(file);
            DocumentText text = reader.read(file, settings.tables());
            if (hash.equals(hash(file))) {
                return loaded(hash, text, settings);
            }
        }
        throw DocumentFailures.unreadable("changes while it is read: run again when it is finished");
    }

    private LoadedDocument loaded(String hash, DocumentText text, RaptorSettings settings) {
        List<Node> leaves = new Chunker(tokenizer, settings.chunkTokens(), limits).chunk(text);
        if (leaves.isEmpty()) {
            throw DocumentFailures.unsuitable("holds no text");
        }
        List<String> leftOut = text.leftOut().stream().map(LeftOut::words).toList();
        List<String> warnings = new ArrayList<>(text.warnings());
        warnings.addAll(UnknownScript.warnings(leaves, tokenizer));
        return new LoadedDocument(hash, leaves, new Remarks(leftOut, warnings));
    }

    private static String hash(Path file) {
        try {
            return ContentHash.of(file);
        } catch (IOException e) {
            throw DocumentFailures.unreadable("cannot be read from its disk: check the file and run again");
        }
    }
}
