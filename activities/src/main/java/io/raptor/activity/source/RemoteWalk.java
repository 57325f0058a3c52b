package io.raptor.activity.source;

import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.RemoteFiles.RemoteFile;
import java.util.function.Consumer;

/** The way through one remote source. Nothing of it is read. */
final class RemoteWalk {

    private final RemoteFiles remote;
    private final FileExaminer examiner;
    private final SourceFilter filter;
    private final Consumer<FoundDocument> to;

    RemoteWalk(RemoteFiles remote, FileExaminer examiner, SourceFilter filter, Consumer<FoundDocument> to) {
        this.remote = remote;
        this.examiner = examiner;
        this.filter = filter;
        this.to = to;
    }

    void walk(String source) {
        remote.list(source, file -> visit(source, file));
    }

    /** As in folders, names that begin with a dot are left out; so are those that would lead elsewhere. */
    private void visit(String source, RemoteFile file) {
        if (!filter.leavesOut(source, file)) {
            to.accept(examiner.examine(file));
        }
    }
}
