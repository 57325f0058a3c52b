package io.raptor.activity.graph.extract.model;

import java.util.List;

/**
 * The records of a model's answer.
 *
 * @param unreadable records that are there and cannot be read
 */
record AnswerRecords(List<EntityRecord> entities, List<RelationRecord> relations, int unreadable) {

    AnswerRecords {
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
    }

    int size() {
        return entities.size() + relations.size();
    }
}
