package io.raptor.activity.asking;

import io.raptor.activity.asking.GraphAsker.Asked;
import io.raptor.activity.call.Caller;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Drops;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.extract.model.ExtractionQuestion;
import io.raptor.activity.model.endpoint.ReasoningStripper;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a unit names by asking a model: first for all, then for what is missing. Where no answer fits, it asks about
 * each half of the unit.
 */
public final class UnitReader {

    private final GraphAsker asker;
    private final int gleanings;

    /** @param gleanings further questions at most */
    public UnitReader(GraphAsker asker, int gleanings) {
        this.asker = asker;
        this.gleanings = gleanings;
    }

    /** @throws BadAnswerException where neither the unit nor one of its halves has a good answer */
    public Asked<UnitGraph> read(Caller caller, ExtractionQuestion first) {
        Asked<UnitGraph> read = whole(caller, first);
        UnitGraph found = read.answer();
        Usage usage = read.usage();
        Optional<ExtractionQuestion> next = first.next(found);
        for (int i = 0; i < gleanings && next.isPresent(); i++) {
            try {
                Asked<UnitGraph> more = asker.ask(caller, next.get());
                usage = usage.plus(more.usage());
                found = more.answer();
                next = next.get().next(found);
            } catch (BadAnswerException bad) {
                requireForm(bad);
                return new Asked<>(marked(found), usage);
            }
        }
        return new Asked<>(found, usage);
    }

    private Asked<UnitGraph> whole(Caller caller, ExtractionQuestion question) {
        try {
            return asker.ask(caller, question);
        } catch (BadAnswerException bad) {
            requireForm(bad);
            List<ExtractionQuestion> halves = question.halves();
            if (halves.isEmpty()) {
                throw bad;
            }
            String said = ReasoningStripper.without(bad.answer().text());
            return joined(caller, question, question.salvage(said), halves);
        }
    }

    private Asked<UnitGraph> joined(
            Caller caller, ExtractionQuestion question, UnitGraph salvaged, List<ExtractionQuestion> halves) {
        Usage usage = Usage.NONE;
        List<UnitGraph> found = new ArrayList<>();
        for (ExtractionQuestion half : halves) {
            Asked<UnitGraph> asked = asker.ask(caller, half);
            usage = usage.plus(asked.usage());
            found.add(asked.answer());
        }
        return new Asked<>(question.joined(salvaged, found), usage);
    }

    /** A model that refuses a text, or is set up wrongly, would do no better with a part of it. */
    private static void requireForm(BadAnswerException bad) {
        if (bad.type() != FailureType.BAD_MODEL_OUTPUT) {
            throw bad;
        }
    }

    /** What the first question gave stays; that the further one gave nothing is counted. */
    private static UnitGraph marked(UnitGraph found) {
        Drops drops = new Drops();
        drops.addAll(found.dropped());
        drops.add(DropReason.UNREADABLE);
        return new UnitGraph(found.mentions(), found.links(), found.aliases(), drops.counts());
    }
}
