package io.raptor.activity.source;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.workflow.model.TaskRequest;
import java.util.function.UnaryOperator;

/**
 * What tasks may read: where, how large a document, and files that are on no disk.
 *
 * @param remote files that are on no disk
 */
public record SourceAccess(SourceRoots roots, DocumentLimits limits, RemoteFiles remote) {

    /** Everything that the process can read from its disks. */
    public static SourceAccess unlimited(DocumentLimits limits) {
        return new SourceAccess(SourceRoots.unlimited(), limits, RemoteFiles.NONE);
    }

    /** @param buildKey from a content hash to the key of the tree that it gives */
    public SourceWalker walker(TaskRequest request, UnaryOperator<String> buildKey, SourceFilter filter) {
        return new SourceWalker(limits, request.raptor().tables(), buildKey, filter, remote);
    }
}
