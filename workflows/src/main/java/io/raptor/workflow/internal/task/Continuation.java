package io.raptor.workflow.internal.task;

import io.temporal.common.InitialVersioningBehavior;
import io.temporal.workflow.ContinueAsNewOptions;

/** How a workflow continues as new. */
public final class Continuation {

    /**
     * On the current build: a task that is pinned to the build of its worker moves here, where no history has to be replayed
     * by other code. Without worker deployments it means nothing.
     */
    public static final ContinueAsNewOptions ON_CURRENT_BUILD = ContinueAsNewOptions.newBuilder()
            .setInitialVersioningBehavior(InitialVersioningBehavior.AUTO_UPGRADE)
            .build();

    private Continuation() {}
}
