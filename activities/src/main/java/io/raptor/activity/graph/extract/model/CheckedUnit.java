package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Drops;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.extract.DeclaredAliases;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Holds a model's records to the unit's text: what the text does not bear out is dropped, and each drop counted. */
final class CheckedUnit {

    /** Of a relation whose strength is not told: neither weak nor strong. */
    private static final double MIDDLE = 5;

    private final Unit unit;
    private final UnitText text;
    private final TypeWords types;
    private final Drops drops = new Drops();
    private final MentionSums mentions = new MentionSums();
    private final List<Link> links = new ArrayList<>();

    /** @param found in the unit before */
    CheckedUnit(Unit unit, TypeWords types, UnitGraph found) {
        this.unit = unit;
        this.text = new UnitText(unit);
        this.types = types;
        drops.addAll(found.dropped());
        found.mentions().forEach(mentions::add);
        links.addAll(found.links());
    }

    UnitGraph with(AnswerRecords records) {
        for (int i = 0; i < records.unreadable(); i++) {
            drops.add(DropReason.UNREADABLE);
        }
        records.entities().forEach(this::add);
        records.relations().forEach(this::add);
        return new UnitGraph(mentions.sum(), LinkSums.of(links), DeclaredAliases.in(unit), drops.counts());
    }

    private void add(EntityRecord record) {
        String key = NameKeys.key(record.name());
        if (record.name().isBlank()) {
            drops.add(DropReason.UNREADABLE);
        } else if (bad(record.name(), key)) {
            drops.add(DropReason.BAD_NAME);
        } else if (!text.has(record.name(), key)) {
            drops.add(DropReason.UNGROUNDED);
        } else {
            List<Integer> at = places(record.at(), text.leavesWith(key));
            if (at.isEmpty()) {
                drops.add(DropReason.UNGROUNDED);
            } else {
                mentions.add(new Mention(
                        key,
                        record.name(),
                        types.type(record.type()),
                        types.word(record.type()),
                        record.description(),
                        at,
                        at.size()));
            }
        }
    }

    private static boolean bad(String name, String key) {
        return key.isEmpty()
                || name.length() > NameKeys.LONGEST
                || key.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private void add(RelationRecord record) {
        String from = NameKeys.key(record.from());
        String to = NameKeys.key(record.to());
        if (from.isEmpty() || to.isEmpty()) {
            drops.add(DropReason.UNREADABLE);
        } else if (from.equals(to)) {
            drops.add(DropReason.SELF_LOOP);
        } else if (!known(record.from(), from) || !known(record.to(), to)) {
            drops.add(DropReason.UNKNOWN_END);
        } else {
            List<Integer> at = places(record.at(), together(from, to));
            name(record.from(), from, at);
            name(record.to(), to, at);
            links.add(new Link(from, to, record.description(), strength(record.strength()), at));
        }
    }

    private boolean known(String name, String key) {
        return mentions.has(key) || (!bad(name, key) && text.has(name, key));
    }

    /** An end that is in the text and on no list is a thing of unknown type. */
    private void name(String name, String key, List<Integer> at) {
        if (!mentions.has(key)) {
            List<Integer> leaves = places(List.of(), text.leavesWith(key));
            List<Integer> own = leaves.isEmpty() ? at : leaves;
            mentions.add(new Mention(key, name, EntityTypes.UNKNOWN, "", "", own, own.size()));
        }
    }

    /** The leaves that have both; where none has, those that have one. */
    private List<Integer> together(String from, String to) {
        TreeSet<Integer> both = new TreeSet<>(text.leavesWith(from));
        TreeSet<Integer> either = new TreeSet<>(both);
        both.retainAll(text.leavesWith(to));
        either.addAll(text.leavesWith(to));
        List<Integer> found = List.copyOf(both.isEmpty() ? either : both);
        return found.isEmpty() ? List.of(0) : found;
    }

    /** Numbers in the document: of the passages told, from 1, where the unit has them, else of those given, from 0. */
    private List<Integer> places(List<Integer> told, List<Integer> otherwise) {
        List<Integer> valid =
                told.stream().filter(n -> n >= 1 && n <= text.leaves()).toList();
        for (int i = valid.size(); i < told.size(); i++) {
            drops.add(DropReason.BAD_POSITION);
        }
        return (valid.isEmpty() ? otherwise.stream() : valid.stream().map(n -> n - 1))
                .map(place -> unit.leaves().get(place).number())
                .distinct()
                .sorted()
                .toList();
    }

    private static double strength(double told) {
        return Double.isNaN(told) ? MIDDLE : Math.max(Link.WEAKEST, Math.min(Link.STRONGEST, told));
    }
}
