package io.raptor.activity.port;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Report;
import io.raptor.activity.port.PublishedGraphs.Reported;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model is asked about graphs that are being made, and what it has answered. */
public interface GraphQuestions {

    /** How many reports a model is to write, by level, the lowest first; those that are written included. */
    List<Integer> reports(long graph);

    /** One of those, with the report that is there. */
    Optional<Reported> report(long graph, int level, int step);

    /** The parts of a community, with their reports, by id. */
    List<Reported> parts(long graph, Community whole);

    /**
     * Stores a model's report in place of the one that stood in.
     *
     * @param dropped of its answer
     */
    void saveReport(long graph, String community, Report report, Map<DropReason, Integer> dropped);

    /** Writes a round's questions down, in place of those that are there. Those with an answer need none of a model. */
    void ask(Round round, List<Asked> questions);

    /** The round's questions with their answers, in their order; empty where none were written down. */
    List<Asked> questions(Round round);

    /** One of them. */
    Optional<Asked> question(Round round, int number);

    /** Stores an answer. */
    void answer(Round round, int number, String answer);

    /** Drops the questions of a kind, from a round on. */
    void forget(Round from);

    /** A kind of question. */
    enum Kind {
        /** Which names are one thing. */
        RESOLVE,
        /** One text of several. */
        DESCRIBE
    }

    /**
     * Questions of one kind that may be asked side by side.
     *
     * @param number from 0
     */
    record Round(long graph, Kind kind, int number) {}

    /**
     * @param question all that it is about, as JSON
     * @param answer as JSON or text; {@code null} until there is one
     */
    record Asked(String question, @Nullable String answer) {}
}
