package io.raptor.activity.graph.extract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records that a model wrote in the tuples that other programs ask for, a record a line. The last resort. */
final class TupleRecords {

    private static final Pattern KIND =
            Pattern.compile("[\\s(\\[\"'*-]*(entity|relationship|relation)[\"']?\\s*(<\\|[^|>]{0,4}\\|?>|\\t|\\|)");
    private static final Pattern MARKS = Pattern.compile("##|<\\|(?i:complete)\\|>|\\R");
    private static final Pattern QUOTES = Pattern.compile("^[\\s\"'(]+|[\\s\"')]+$");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final List<EntityRecord> entities = new ArrayList<>();
    private final List<RelationRecord> relations = new ArrayList<>();
    private int unreadable;

    private TupleRecords() {}

    static AnswerRecords in(String answer) {
        TupleRecords records = new TupleRecords();
        for (String line : MARKS.split(answer, -1)) {
            Matcher kind = KIND.matcher(line.toLowerCase(Locale.ROOT));
            if (kind.lookingAt()) {
                String mark = line.substring(kind.start(2), kind.end(2));
                records.read(
                        kind.group(1).equals("entity"),
                        line.substring(kind.end()).split(Pattern.quote(mark), -1));
            }
        }
        return new AnswerRecords(records.entities, records.relations, records.unreadable);
    }

    private void read(boolean entity, String[] written) {
        String[] parts = new String[written.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = QUOTES.matcher(written[i]).replaceAll("");
        }
        if (entity && parts.length >= 2) {
            entities.add(new EntityRecord(parts[0], parts[1], parts.length > 2 ? parts[2] : "", List.of()));
        } else if (!entity && parts.length >= 3) {
            String last = parts[parts.length - 1];
            boolean strength = parts.length > 3 && NUMBER.matcher(last).matches();
            String description = parts[strength ? parts.length - 2 : parts.length - 1];
            relations.add(new RelationRecord(
                    parts[0], parts[1], description, strength ? Double.parseDouble(last) : Double.NaN, List.of()));
        } else {
            unreadable++;
        }
    }
}
