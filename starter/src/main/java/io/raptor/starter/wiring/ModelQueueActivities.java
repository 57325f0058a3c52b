package io.raptor.starter.wiring;

import io.raptor.activity.GraphModelActivitiesImpl;
import io.raptor.activity.ModelActivitiesImpl;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The activities of the queues of models.
 *
 * @param graphs where a chat model is set up: the one in the process answers no questions
 */
record ModelQueueActivities(ModelActivitiesImpl models, Optional<GraphModelActivitiesImpl> graphs) {

    Object[] all() {
        return Stream.concat(Stream.of(models), graphs.stream()).toArray();
    }
}
