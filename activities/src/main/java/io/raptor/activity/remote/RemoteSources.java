package io.raptor.activity.remote;

import io.raptor.activity.port.RemoteFiles;
import java.util.List;
import java.util.function.Consumer;

/** Several kinds of remote files, told apart by how their places are written. */
public record RemoteSources(List<RemoteFiles> kinds) implements RemoteFiles {

    public RemoteSources {
        kinds = List.copyOf(kinds);
    }

    @Override
    public boolean hold(String place) {
        return kinds.stream().anyMatch(kind -> kind.hold(place));
    }

    @Override
    public void list(String source, Consumer<RemoteFile> to) {
        of(source).list(source, to);
    }

    @Override
    public Content open(String place) {
        return of(place).open(place);
    }

    private RemoteFiles of(String place) {
        return kinds.stream().filter(kind -> kind.hold(place)).findFirst().orElse(RemoteFiles.NONE);
    }
}
