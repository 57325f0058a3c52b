package io.raptor.activity.audit;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks at every published node of a dataset, one after the other, for what spoils searches. */
public final class DatasetAudit {

    private final PublishedTrees library;

    public DatasetAudit(PublishedTrees library) {
        this.library = library;
    }

    /** The flaws that some document has. */
    public List<Affected> of(String dataset) {
        Map<Flaw, Tally> tallies = new EnumMap<>(Flaw.class);
        library.export(
                dataset,
                node -> flaws(node)
                        .forEach(flaw ->
                                tallies.computeIfAbsent(flaw, f -> new Tally()).add(node.documentId())));
        List<Affected> found = new ArrayList<>(aside(library.aside(dataset)));
        tallies.forEach((flaw, tally) -> found.add(tally.of(flaw)));
        return found;
    }

    /** What a vector is stands with its tree, so that no node need be read for it. */
    private static List<Affected> aside(List<Aside> aside) {
        if (aside.isEmpty()) {
            return List.of();
        }
        long documents = aside.stream().mapToLong(Aside::documents).sum();
        List<String> first = aside.stream()
                .flatMap(one -> one.first().stream())
                .sorted()
                .limit(Tally.NAMED)
                .toList();
        return List.of(new Affected(Flaw.OTHER_SPACE, documents, first));
    }

    private static List<Flaw> flaws(PublishedNode node) {
        List<Flaw> found = new ArrayList<>();
        if (!directed(node.vector())) {
            found.add(Flaw.NO_DIRECTION);
        }
        if (Damage.unwritable(node.text()) || Damage.unwritable(node.title())) {
            found.add(Flaw.NO_CHARACTERS);
        }
        if (node.level() == 0) {
            found.addAll(Damage.of(node.text()));
        }
        return found;
    }

    private static boolean directed(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        return squares > 0 && Double.isFinite(squares);
    }
}
