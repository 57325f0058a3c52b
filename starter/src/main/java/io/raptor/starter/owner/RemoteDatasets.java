package io.raptor.starter.owner;

import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.GraphOperations;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.dataset.LineageView;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.SearchResult;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.text.Json;
import java.io.OutputStream;
import java.util.List;

/** Datasets of the process that owns the home. */
public final class RemoteDatasets implements DatasetOperations {

    private final OwnerClient owner;

    public RemoteDatasets(Owner owner) {
        this.owner = new OwnerClient(owner);
    }

    private static String path(String dataset) {
        return "/dataset/" + OwnerClient.encode(dataset);
    }

    @Override
    public List<Dataset> all() {
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
    public SearchResult search(String dataset, Query query) {
        OwnerClient.Reply reply = owner.ask(path(dataset) + "/search", Json.write(query));
        return new SearchResult(List.of(Json.read(reply.body(), HitView[].class)), reply.notes());
    }

    @Override
    public AnswerView ask(String dataset, Question question, AnswerFollower follower) {
        AnswerEvents events = new AnswerEvents(follower);
        owner.follow(path(dataset) + "/ask", Json.write(question), events);
        return events.answer();
    }

    @Override
    public LineageView node(String dataset, String nodeId) {
        return Json.read(owner.get(path(dataset) + "/node/" + OwnerClient.encode(nodeId)), LineageView.class);
    }

    @Override
    public void export(String dataset, OutputStream to) {
        owner.copy(path(dataset) + "/export", to, "the export of " + dataset);
    }

    @Override
    public GraphOperations graphs() {
        return new RemoteGraphs(owner);
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
