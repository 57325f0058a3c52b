package io.raptor.starter.http;

import io.raptor.activity.port.Library.Dataset;
import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.NodeView;
import io.raptor.starter.task.TreeView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Datasets of the process that owns the home. */
public final class RemoteLibrary implements LibraryOperations {

    private final OwnerClient owner;

    public RemoteLibrary(Owner owner) {
        this.owner = new OwnerClient(owner);
    }

    private static String path(String dataset) {
        return "/dataset/" + OwnerClient.encode(dataset);
    }

    @Override
    public List<Dataset> datasets() {
        return List.of(Json.read(owner.get("/dataset"), Dataset[].class));
    }

    @Override
    public List<TreeView> documents(String dataset, String after, int limit) {
        String query = "/tree?after=" + OwnerClient.encode(after) + "&limit=" + limit;
        return List.of(Json.read(owner.get(path(dataset) + query), TreeView[].class));
    }

    @Override
    public List<NodeView> tree(String dataset, String documentId) {
        String query = "/tree?doc_id=" + OwnerClient.encode(documentId);
        return List.of(Json.read(owner.get(path(dataset) + query), NodeView[].class));
    }

    @Override
    public List<NodeView> search(String dataset, Query query) {
        return List.of(Json.read(owner.post(path(dataset) + "/search", Json.write(query)), NodeView[].class));
    }

    @Override
    public void export(String dataset, Consumer<NodeView> to) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(owner.stream(path(dataset) + "/export"), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> to.accept(Json.read(line, NodeView.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void deleteDataset(String dataset) {
        owner.delete(path(dataset));
    }

    @Override
    public void deleteDocument(String dataset, String documentId) {
        owner.delete(path(dataset) + "/document?doc_id=" + OwnerClient.encode(documentId));
    }
}
