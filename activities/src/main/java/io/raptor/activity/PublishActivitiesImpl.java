package io.raptor.activity;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import java.time.Clock;
import java.util.List;

/** The ends of a document's way, over the store. */
public final class PublishActivitiesImpl implements PublishActivities {

    private final Catalogue catalogue;
    private final TreeBuilds builds;
    private final Ledger ledger;
    private final Clock clock;

    public PublishActivitiesImpl(Store store, Clock clock) {
        this.catalogue = store.catalogue();
        this.builds = store.treeBuilds();
        this.ledger = store.ledger();
        this.clock = clock;
    }

    @Override
    public Published publish(PublishRequest request) {
        List<Gap> gaps = builds.gaps(request.build());
        DocumentState state = builds.publish(new Publication(
                request.taskId(),
                BuildOwner.document(request.document()),
                request.build(),
                request.levels(),
                request.attempts(),
                request.usage()));
        return new Published(
                state, state == DocumentState.PARTIAL ? failure(request, gaps) : null, ledger.usage(request.taskId()));
    }

    private DocumentFailure failure(PublishRequest request, List<Gap> gaps) {
        Gap first = gaps.get(0);
        String message = request.levels() == 0 ? unitsMissing(gaps) : summariesMissing(gaps);
        return new DocumentFailure(
                catalogue.document(request.taskId(), request.document()).documentId(),
                first.type().text(),
                message,
                request.attempts(),
                true,
                clock.instant());
    }

    private static String summariesMissing(List<Gap> gaps) {
        Gap first = gaps.get(0);
        return gaps.size() + (gaps.size() == 1 ? " summary is" : " summaries are") + " missing; the first, cluster "
                + (first.cluster() + 1) + " of level " + first.level() + ": " + first.message();
    }

    private static String unitsMissing(List<Gap> gaps) {
        Gap first = gaps.get(0);
        return gaps.size() + (gaps.size() == 1 ? " unit is" : " units are")
                + " without a good answer, and not in the graph; the first, unit " + (first.cluster() + 1) + ": "
                + first.message();
    }

    @Override
    public void recordGap(GapRequest request) {
        builds.saveGap(
                request.build(),
                new Gap(request.level(), request.cluster(), FailureType.of(request.errorType()), request.message()));
    }

    @Override
    public DocumentFailure fail(FailRequest request) {
        DocumentFailure failure = new DocumentFailure(
                catalogue.document(request.taskId(), request.document()).documentId(),
                request.errorType(),
                request.message(),
                request.attempts(),
                request.retryable(),
                clock.instant());
        catalogue.finish(request.taskId(), request.document(), request.state(), failure, request.usage());
        return failure;
    }
}
