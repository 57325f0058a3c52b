package io.raptor.activity.graph.extract;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.language.Sentences;
import java.util.List;

/** Short names that a unit's own text declares for long ones. */
public final class DeclaredAliases {

    private DeclaredAliases() {}

    /** Sorted, each once. */
    public static List<Alias> in(Unit unit) {
        return unit.leaves().stream()
                .flatMap(leaf -> Sentences.of(leaf.text()).stream().map(text -> TextSentence.of(leaf.number(), text)))
                .flatMap(sentence -> Acronyms.in(sentence).stream())
                .map(one -> new Alias(
                        NameKeys.key(one.name().surface()),
                        NameKeys.key(one.of().surface())))
                .filter(alias -> !alias.key().equals(alias.of()))
                .distinct()
                .sorted()
                .toList();
    }
}
