package io.raptor.activity.graph.report;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report.Finding;
import io.raptor.activity.graph.question.Lines;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Writes a context line by line, as long as there is room. For one context. */
final class ContextWriter {

    private static final int LONGEST_LINE = 1200;
    private static final int LONGEST_PASSAGE = 700;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, List<LeafRef>> evidence = new TreeMap<>();
    private final Set<String> written = new HashSet<>();
    private final ToIntFunction<String> tokens;
    private int room;

    ContextWriter(ToIntFunction<String> tokens, int room) {
        this.tokens = tokens;
        this.room = room;
    }

    void children(List<ReportedChild> children) {
        int number = 0;
        for (ReportedChild child : children) {
            StringBuilder line = new StringBuilder(child.report().title())
                    .append(": ")
                    .append(child.report().summary());
            for (Finding finding : child.report().findings()) {
                line.append(" – ").append(finding.summary());
            }
            line("C" + ++number, line.toString(), LONGEST_LINE, child.evidence());
        }
    }

    /** @return how many there was no room for */
    int entities(List<Entity> entities) {
        int omitted = 0;
        int number = 0;
        for (Entity one : entities) {
            String said = String.join(" ", one.fragments());
            String line = one.name() + " (" + one.type() + ")" + (said.isEmpty() ? "" : ": " + said);
            boolean fits = line("E" + (number + 1), line, LONGEST_LINE, one.evidence());
            number += fits ? 1 : 0;
            omitted += fits ? 0 : 1;
        }
        return omitted;
    }

    /** @return how many there was no room for */
    int relations(List<Relation> relations, Function<String, String> name) {
        int omitted = 0;
        int number = 0;
        for (Relation one : relations) {
            String said = String.join(" ", one.fragments());
            String ends = name.apply(one.from()) + " → " + name.apply(one.to());
            boolean fits =
                    line("R" + (number + 1), said.isEmpty() ? ends : ends + ": " + said, LONGEST_LINE, one.evidence());
            number += fits ? 1 : 0;
            omitted += fits ? 0 : 1;
        }
        return omitted;
    }

    void passages(List<LeafRef> leaves, Function<LeafRef, String> texts, int most) {
        int number = 0;
        for (LeafRef leaf : leaves) {
            String passage = Lines.plain(texts.apply(leaf), LONGEST_PASSAGE);
            if (number < most && !passage.isEmpty() && !written.contains(passage)) {
                number += line("P" + (number + 1), passage, LONGEST_PASSAGE, List.of(leaf)) ? 1 : 0;
            }
        }
    }

    private boolean line(String number, String content, int longest, List<LeafRef> of) {
        String plain = Lines.plain(content, longest);
        String line = number + " " + plain + "\n";
        int length = tokens.applyAsInt(line);
        if (length > room) {
            return false;
        }
        room -= length;
        text.append(line);
        written.add(plain);
        evidence.put(number, of.stream().distinct().sorted().toList());
        return true;
    }

    ReportContext context(int omittedEntities, int omittedRelations) {
        return new ReportContext(text.toString(), evidence, omittedEntities, omittedRelations);
    }
}
