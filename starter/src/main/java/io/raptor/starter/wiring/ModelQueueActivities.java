package io.raptor.starter.wiring;

import java.util.List;
import java.util.Map;

/**
 * The activities of models' queues, by the model's id. A queue has what its model can be asked, whatever it is set up for
 * here: another task may have it for something else.
 */
record ModelQueueActivities(Map<String, List<Object>> byModel) {

    ModelQueueActivities {
        byModel = Map.copyOf(byModel);
    }

    Object[] of(String model) {
        return byModel.getOrDefault(model, List.of()).toArray();
    }
}
