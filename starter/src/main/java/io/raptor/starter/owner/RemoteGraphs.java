package io.raptor.starter.owner;

import io.raptor.starter.dataset.EntityDetail;
import io.raptor.starter.dataset.GraphItems;
import io.raptor.starter.dataset.GraphOperations;
import io.raptor.starter.dataset.GraphView;
import io.raptor.starter.dataset.PinnedView;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.text.Json;
import java.io.OutputStream;
import java.util.List;

/** Graphs of the process that owns the home. */
final class RemoteGraphs implements GraphOperations {

    private final OwnerClient owner;

    RemoteGraphs(OwnerClient owner) {
        this.owner = owner;
    }

    private static String path(String dataset) {
        return "/dataset/" + OwnerClient.encode(dataset) + "/graph";
    }

    @Override
    public boolean has(String dataset) {
        try {
            graph(dataset);
            return true;
        } catch (OperationException none) {
            if (none.kind() == Kind.UNKNOWN) {
                return false;
            }
            throw none;
        }
    }

    @Override
    public GraphView graph(String dataset) {
        return Json.read(owner.get(path(dataset)), GraphView.class);
    }

    @Override
    public GraphItems items(String dataset, Asked asked) {
        String document = asked.docId() == null ? "" : "&doc_id=" + OwnerClient.encode(asked.docId());
        String query = "?kind=" + OwnerClient.encode(asked.kind()) + "&q=" + OwnerClient.encode(asked.q()) + document
                + "&cursor=" + asked.cursor() + "&limit=" + asked.limit();
        return Json.read(owner.get(path(dataset) + query), GraphItems.class);
    }

    @Override
    public EntityDetail entity(String dataset, String entity) {
        return Json.read(owner.get(path(dataset) + "/entity/" + OwnerClient.encode(entity)), EntityDetail.class);
    }

    @Override
    public List<PinnedView> pinned(String dataset) {
        return List.of(Json.read(owner.get(path(dataset) + "/names"), PinnedView[].class));
    }

    @Override
    public List<PinnedView> pin(String dataset, PinnedView said) {
        return List.of(Json.read(owner.post(path(dataset) + "/names", Json.write(said)), PinnedView[].class));
    }

    @Override
    public void export(String dataset, OutputStream to) {
        owner.copy(path(dataset) + "/export", to, "the export of the graph of " + dataset);
    }
}
