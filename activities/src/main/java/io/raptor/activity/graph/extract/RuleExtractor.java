package io.raptor.activity.graph.extract;

import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.language.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds by rules, without a model, what a document names: names by their capitals, repeated words and runs of words,
 * declared acronyms, headings. Things named in one sentence are linked. For any script.
 */
public final class RuleExtractor {

    /** To be raised with every change of what is found. */
    public static final String VERSION = "3";

    /** What each unit of a document gives, in their order; what the document repeats counts over all of its units. */
    public List<UnitGraph> document(List<Unit> units) {
        Map<Leaf, List<TextSentence>> sentences = new LinkedHashMap<>();
        for (Unit unit : units) {
            unit.leaves().forEach(leaf -> sentences.put(leaf, sentencesOf(leaf)));
        }
        List<TextSentence> all = new ArrayList<>(
                sentences.values().stream().flatMap(List::stream).toList());
        sentences.keySet().stream()
                .flatMap(leaf -> leaf.headingPath().stream())
                .distinct()
                .forEach(heading -> all.add(TextSentence.of(0, heading)));
        Names names = new Names(all);
        return units.stream().map(unit -> graph(unit, sentences, names)).toList();
    }

    /** What one unit gives by itself. */
    public UnitGraph unit(Unit unit) {
        return document(List.of(unit)).get(0);
    }

    private static List<TextSentence> sentencesOf(Leaf leaf) {
        return Sentences.of(Headings.behind(leaf)).stream()
                .map(text -> TextSentence.of(leaf.number(), text))
                .toList();
    }

    private static UnitGraph graph(Unit unit, Map<Leaf, List<TextSentence>> sentences, Names names) {
        NameCollector collector = new NameCollector();
        for (Leaf leaf : unit.leaves()) {
            List<String> headings = Headings.of(unit.document(), leaf.headingPath());
            headings.forEach(heading -> collector.heading(leaf.number(), heading));
            headings.stream()
                    .map(heading -> TextSentence.of(leaf.number(), heading))
                    .forEach(heading -> collector.aside(leaf.number(), names.inHeading(heading)));
            for (TextSentence sentence : sentences.getOrDefault(leaf, List.of())) {
                List<Acronyms.Declared> declared = Acronyms.in(sentence);
                declared.forEach(collector::declared);
                collector.sentence(sentence, withDeclared(names.in(sentence), declared));
            }
        }
        return collector.graph();
    }

    private static List<FoundName> withDeclared(List<FoundName> found, List<Acronyms.Declared> declared) {
        List<FoundName> all = new ArrayList<>();
        declared.forEach(one -> all.addAll(List.of(one.name(), one.of())));
        found.stream()
                .filter(name ->
                        declared.stream().noneMatch(one -> name.overlaps(one.of()) || name.overlaps(one.name())))
                .forEach(all::add);
        return all.stream().sorted(Comparator.comparingInt(FoundName::start)).toList();
    }

    /** All ways to find names in one document. */
    private static final class Names {

        private final CapitalNames capitals;
        private final CaselessNames caseless;
        private final RepeatedPhrases phrases;

        Names(List<TextSentence> sentences) {
            capitals = new CapitalNames(new DocumentWords(sentences));
            caseless = new CaselessNames(sentences);
            phrases = new RepeatedPhrases(sentences);
        }

        /** Not its first word alone, whose capital is its place's: "Care of passengers". */
        List<FoundName> inHeading(TextSentence heading) {
            return in(heading).stream()
                    .filter(name -> name.start() > 0 || !capitals.maybePlaced(heading, name))
                    .toList();
        }

        List<FoundName> in(TextSentence sentence) {
            List<FoundName> found = new ArrayList<>(capitals.in(sentence));
            caseless.in(sentence).stream()
                    .filter(name -> found.stream().noneMatch(name::overlaps))
                    .toList()
                    .forEach(found::add);
            found.addAll(phrases.in(sentence, found));
            found.sort(Comparator.comparingInt(FoundName::start));
            return found;
        }
    }
}
