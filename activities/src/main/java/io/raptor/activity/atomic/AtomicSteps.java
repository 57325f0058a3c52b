package io.raptor.activity.atomic;

import io.raptor.activity.port.TreeBuilds;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.model.ModelProfile;

/** The steps of a document over builds that are not the store's, so that both modes build the same trees. */
public interface AtomicSteps {

    DocumentActivities documents(TreeBuilds builds);

    /** Calls of models, of which no answer is looked up or kept. */
    ModelActivities models(TreeBuilds builds);

    /** The models that are called. */
    ModelProfile profile();

    /** Some of the calls go to an endpoint; otherwise they are work for our cores. */
    boolean remote();
}
