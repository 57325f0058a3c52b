package io.raptor.starter.page.graph;

import io.raptor.activity.graph.NameKeys;
import io.raptor.starter.dataset.EntityDetail;
import io.raptor.starter.dataset.EntityDetail.JoinedView;
import io.raptor.starter.dataset.PinnedView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The names of an entity, as people can part and join them.
 *
 * @param key how it is mostly written, as names are compared
 * @param joined names that are one thing now
 * @param pinned what people have said of its names
 */
public record EntityNames(String key, List<Pair> joined, List<PinnedView> pinned) {

    private static final Map<String, String> REASONS = Map.of(
            "pinned", "somebody said so",
            "spelling", "spelled alike",
            "acronym", "a document declares the short form",
            "model", "the model says so",
            "document", "within a document that names no other");

    /** Two names of it, and why. */
    public record Pair(String name, String otherName, String reason) {}

    static EntityNames of(EntityDetail found, List<PinnedView> said) {
        List<JoinedView> joined = Objects.requireNonNullElse(found.joined(), List.of());
        String own = NameKeys.key(found.entity().name());
        Set<String> keys = new HashSet<>(found.entity().aliases());
        keys.add(own);
        joined.forEach(one -> keys.addAll(List.of(one.name(), one.otherName())));
        return new EntityNames(
                own,
                joined.stream()
                        .map(one ->
                                new Pair(one.name(), one.otherName(), REASONS.getOrDefault(one.reason(), one.reason())))
                        .toList(),
                said.stream()
                        .filter(pair -> keys.contains(pair.name()) || keys.contains(pair.otherName()))
                        .toList());
    }
}
