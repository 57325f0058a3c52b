package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.question.GraphQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The question for what a unit names and links. Its answer is all that is found in the unit so far, checked against the
 * text; a further question asks for what is missing.
 *
 * @param types asked for; {@link EntityTypes#OTHER} is always one
 * @param own the user's wording, with {@code {text}} in it; empty for the built-in one
 * @param found by the question before this one; empty for the first
 */
public record ExtractionQuestion(Unit unit, List<String> types, String own, UnitGraph found)
        implements GraphQuestion<UnitGraph> {

    /** Of the wording; answers to another are other answers. */
    public static final String VERSION = ExtractionPrompt.VERSION;

    private static final int ROOM = 400;
    private static final int MOST_ROOM = 4096;

    public ExtractionQuestion {
        List<String> all = new ArrayList<>(types.isEmpty() ? EntityTypes.USUAL : types);
        if (!all.contains(EntityTypes.OTHER)) {
            all.add(EntityTypes.OTHER);
        }
        types = List.copyOf(all);
    }

    /** The first question about a unit. */
    public static ExtractionQuestion of(Unit unit, List<String> types, String own) {
        return new ExtractionQuestion(unit, types, own, UnitGraph.EMPTY);
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public String prompt() {
        return ExtractionPrompt.of(unit, types, own, found);
    }

    @Override
    public int answerTokens() {
        int tokens = unit.leaves().stream().mapToInt(Leaf::tokens).sum();
        return Math.min(MOST_ROOM, ROOM + 2 * tokens);
    }

    @Override
    public UnitGraph read(String answer) {
        return checked(AnswerReader.of(answer));
    }

    /** What the whole records of an answer that breaks off say, beside what was found before. */
    public UnitGraph salvage(String cut) {
        return checked(AnswerReader.before(cut));
    }

    private UnitGraph checked(AnswerRecords records) {
        return new CheckedUnit(unit, new TypeWords(types), found).with(records);
    }

    /** The question for what is missing; empty where the last answer added nothing to what was known. */
    public Optional<ExtractionQuestion> next(UnitGraph answer) {
        boolean more = answer.mentions().size() > found.mentions().size()
                || answer.links().size() > found.links().size();
        return more ? Optional.of(new ExtractionQuestion(unit, types, own, answer)) : Optional.empty();
    }

    /** The same about each half of the unit, where its answer does not fit; none where the unit is one leaf. */
    public List<ExtractionQuestion> halves() {
        List<Leaf> leaves = unit.leaves();
        int middle = leaves.size() / 2;
        return middle == 0
                ? List.of()
                : List.of(
                        half(leaves.subList(0, middle), unit.before()),
                        half(
                                leaves.subList(middle, leaves.size()),
                                leaves.get(middle - 1).text()));
    }

    private ExtractionQuestion half(List<Leaf> leaves, String before) {
        return of(new Unit(unit.document(), unit.headingPath(), before, leaves), types, own);
    }

    /** What the halves gave, as one unit's, beside what was salvaged. */
    public UnitGraph joined(UnitGraph salvaged, List<UnitGraph> halves) {
        return JoinedUnits.of(salvaged, halves);
    }
}
