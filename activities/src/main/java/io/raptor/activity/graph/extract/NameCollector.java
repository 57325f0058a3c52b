package io.raptor.activity.graph.extract;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Drops;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Surfaces;
import io.raptor.activity.graph.UnitGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the names of one unit, sentence by sentence, into its graph. */
final class NameCollector {

    /** Names of one sentence that are still linked each with each. */
    private static final int MOST_LINKED = 12;

    /** Of so many mentions one as of a place is enough: no kind is better than a wrong one. */
    private static final int PLACED = 3;

    private final SortedMap<String, Named> named = new TreeMap<>();
    private final SortedMap<Alias, Together> links = new TreeMap<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final Drops drops = new Drops();
    private final SortedMap<Integer, String> subjects = new TreeMap<>();
    private final SortedMap<Integer, SortedSet<String>> headings = new TreeMap<>();

    /** A heading over a leaf; the deepest one comes last and is what the leaf is about. */
    void heading(int leaf, String heading) {
        String key = mention(leaf, heading);
        if (!key.isEmpty()) {
            subjects.put(leaf, key);
            headings.computeIfAbsent(leaf, l -> new TreeSet<>()).add(key);
        }
    }

    /** Names in what is no sentence of the leaf. */
    void aside(int leaf, List<FoundName> names) {
        names.forEach(name -> mention(leaf, name.surface()));
    }

    void declared(Acronyms.Declared declared) {
        String key = NameKeys.key(declared.name().surface());
        String of = NameKeys.key(declared.of().surface());
        if (!key.equals(of)) {
            aliases.add(new Alias(key, of));
        }
    }

    void sentence(TextSentence sentence, List<FoundName> names) {
        headings.getOrDefault(sentence.leaf(), new TreeSet<>())
                .forEach(key -> Objects.requireNonNull(named.get(key)).over(sentence));
        SortedSet<String> here = new TreeSet<>();
        for (FoundName name : names) {
            String key = mention(sentence.leaf(), name.surface());
            if (!key.isEmpty()) {
                here.add(key);
                Objects.requireNonNull(named.get(key)).in(sentence, name);
            }
        }
        if (here.size() > MOST_LINKED) {
            drops.add(DropReason.CROWDED_SENTENCE);
        } else {
            link(sentence, List.copyOf(here));
        }
        String subject = subjects.getOrDefault(sentence.leaf(), "");
        if (!subject.isEmpty()) {
            here.stream().filter(key -> !key.equals(subject)).forEach(key -> link(sentence, subject, key));
        }
    }

    private void link(TextSentence sentence, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                link(sentence, keys.get(i), keys.get(j));
            }
        }
    }

    private void link(TextSentence sentence, String one, String other) {
        Alias ends = one.compareTo(other) < 0 ? new Alias(one, other) : new Alias(other, one);
        links.computeIfAbsent(ends, key -> new Together()).add(sentence);
    }

    /** Counts a name; its key, or nothing where it is none. */
    private String mention(int leaf, String surface) {
        String key = NameKeys.key(surface);
        if (key.isEmpty() || surface.length() > NameKeys.LONGEST) {
            drops.add(DropReason.BAD_NAME);
            return "";
        }
        named.computeIfAbsent(key, k -> new Named()).add(leaf, surface);
        return key;
    }

    UnitGraph graph() {
        double all = named.values().stream().mapToInt(one -> one.count).sum();
        List<Mention> mentions = named.entrySet().stream()
                .map(entry -> entry.getValue().mention(entry.getKey(), all))
                .toList();
        List<Link> found = links.entrySet().stream()
                .map(entry -> entry.getValue().link(entry.getKey()))
                .toList();
        return new UnitGraph(mentions, found, aliases, drops.counts());
    }

    private static final class Named {

        private final SortedMap<String, Integer> surfaces = new TreeMap<>();
        private final SortedSet<Integer> leaves = new TreeSet<>();
        private final BestLine line = new BestLine();
        private final BestLine first = new BestLine();
        private int count;
        private boolean begun;
        private boolean person;
        private int placed;

        void in(TextSentence sentence, FoundName name) {
            line.offer(sentence, name.start());
            person = person || PersonCue.in(sentence, name);
            placed += PlaceCue.in(sentence, name) ? 1 : 0;
        }

        /** It is a heading over the sentence; the first such one stands for those that name it where there are none. */
        void over(TextSentence sentence) {
            if (!begun) {
                first.offer(sentence, 0);
                begun = true;
            }
        }

        void add(int leaf, String surface) {
            surfaces.merge(surface, 1, Integer::sum);
            leaves.add(leaf);
            count++;
        }

        Mention mention(String key, double all) {
            String surface = Surfaces.best(surfaces);
            String type = NameTypes.of(surface);
            boolean cued = person && type.equals(EntityTypes.OTHER) && placed * PLACED < count;
            return new Mention(
                    key,
                    surface,
                    cued ? EntityTypes.PERSON : type,
                    "",
                    line.text().isEmpty() ? first.text() : line.text(),
                    List.copyOf(leaves),
                    count / all);
        }
    }

    private static final class Together {

        private final SortedSet<Integer> leaves = new TreeSet<>();
        private final BestLine line = new BestLine();
        private int sentences;

        void add(TextSentence sentence) {
            leaves.add(sentence.leaf());
            line.offer(sentence, 0);
            sentences++;
        }

        Link link(Alias ends) {
            double strength = Math.min(Link.STRONGEST, Math.max(Link.WEAKEST, sentences));
            return new Link(ends.key(), ends.of(), line.text(), strength, List.copyOf(leaves));
        }
    }
}
