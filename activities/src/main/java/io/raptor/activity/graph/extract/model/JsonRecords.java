package io.raptor.activity.graph.extract.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.graph.question.Fields;
import io.raptor.activity.graph.question.JsonPieces;
import java.util.ArrayList;
import java.util.List;

/** Finds records in JSON of about the form that was asked for: by their fields, however deep they stand. */
final class JsonRecords {

    private static final List<String> ENTITIES = List.of("entities", "nodes");
    private static final List<String> RELATIONS = List.of("relations", "relationships", "edges", "links");
    private static final List<String> NAME = List.of("name", "entity", "entityname", "title");
    private static final List<String> TYPE = List.of("type", "entitytype", "category", "label");
    private static final List<String> DESCRIPTION = List.of(
            "description", "desc", "summary", "entitydescription", "relationshipdescription", "relationdescription");
    private static final List<String> AT = List.of("at", "passages", "passage", "leaves");
    private static final List<String> FROM = List.of("from", "source", "sourceentity", "subject", "head");
    private static final List<String> TO = List.of("to", "target", "targetentity", "object", "tail");
    private static final List<String> STRENGTH =
            List.of("strength", "weight", "relationshipstrength", "relationstrength", "score");

    private final List<EntityRecord> entities = new ArrayList<>();
    private final List<RelationRecord> relations = new ArrayList<>();
    private final JsonPieces pieces;
    private int unreadable;
    private boolean lists;

    private JsonRecords(JsonPieces pieces) {
        this.pieces = pieces;
        this.unreadable = pieces.broken();
        pieces.whole().forEach(this::visit);
    }

    static JsonRecords in(String answer) {
        return new JsonRecords(JsonPieces.of(answer));
    }

    boolean cut() {
        return pieces.cut();
    }

    /** It has records, or lists for them. */
    boolean any() {
        return lists || !entities.isEmpty() || !relations.isEmpty();
    }

    AnswerRecords records() {
        return new AnswerRecords(entities, relations, unreadable);
    }

    private void visit(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::visit);
        } else if (node.isObject()) {
            Fields fields = new Fields(node);
            if (fields.has(FROM) && fields.has(TO)) {
                relations.add(relation(fields));
            } else if (fields.has(NAME)) {
                entities.add(entity(fields));
            }
            visit(fields.node(ENTITIES), true);
            visit(fields.node(RELATIONS), false);
            if (!fields.has(ENTITIES) && !fields.has(RELATIONS) && !fields.has(NAME) && !fields.has(FROM)) {
                node.forEach(this::visit);
            }
        }
    }

    private void visit(JsonNode list, boolean ofEntities) {
        lists = lists || list.isArray();
        for (JsonNode record : list) {
            int before = entities.size() + relations.size();
            if (ofEntities && record.isTextual()) {
                entities.add(new EntityRecord(Fields.text(record), "", "", List.of()));
            } else {
                visit(record);
            }
            if (entities.size() + relations.size() == before) {
                unreadable++;
            }
        }
    }

    private static EntityRecord entity(Fields fields) {
        return new EntityRecord(
                name(fields.node(NAME)), fields.text(TYPE), fields.text(DESCRIPTION), fields.integers(AT));
    }

    private static RelationRecord relation(Fields fields) {
        return new RelationRecord(
                name(fields.node(FROM)),
                name(fields.node(TO)),
                fields.text(DESCRIPTION),
                fields.number(STRENGTH).orElse(Double.NaN),
                fields.integers(AT));
    }

    /** A name by itself, or of an object that stands for its entity. */
    private static String name(JsonNode node) {
        return node.isObject() ? new Fields(node).text(NAME) : Fields.text(node);
    }
}
