package io.raptor.activity.graph.merge.resolve;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.graph.merge.NameSigns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What speaks against two entities' being one: other numbers, other kinds, that a text links them, or a rule. */
final class Vetoes {

    private static final Set<String> NO_PERSON = Set.of(EntityTypes.ORGANIZATION, EntityTypes.PLACE);

    private final NameRules rules;
    private final Set<Alias> linked = new HashSet<>();
    private final Map<String, NameSigns> signs = new HashMap<>();

    Vetoes(Graph graph, NameRules rules) {
        this.rules = rules;
        graph.relations().forEach(one -> {
            linked.add(new Alias(one.from(), one.to()));
            linked.add(new Alias(one.to(), one.from()));
        });
    }

    boolean apart(Entity one, Entity other) {
        return linked.contains(new Alias(one.id(), other.id()))
                || kinds(one.type(), other.type())
                || kinds(other.type(), one.type())
                || signs(one).differ(signs(other))
                || forbidden(one, other);
    }

    private NameSigns signs(Entity one) {
        return signs.computeIfAbsent(one.key(), NameSigns::of);
    }

    private static boolean kinds(String one, String other) {
        return one.equals(EntityTypes.PERSON) && NO_PERSON.contains(other);
    }

    private boolean forbidden(Entity one, Entity other) {
        return !rules.different().isEmpty()
                && keys(one).stream().anyMatch(a -> keys(other).stream().anyMatch(b -> rules.forbids(a, b)));
    }

    private static List<String> keys(Entity entity) {
        List<String> keys = new ArrayList<>(entity.aliases());
        keys.add(entity.key());
        return keys;
    }
}
