package io.raptor.activity.progress;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of one document, in their order: first it is read, then each stage begins when the one before it has ended.
 *
 * @param beside seconds in which it is read, stored and published
 */
record Plan(double beside, List<Stage> stages) {

    /** Summaries that are written at once, or texts that are embedded. */
    record Stage(boolean chat, double number) {}

    /**
     * The building of a tree from some point on.
     *
     * @param texts of the lowest level that have no vector yet
     * @param levels the summaries of each level
     */
    static Plan of(double beside, double texts, List<Double> levels) {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(false, texts));
        for (double summaries : levels) {
            stages.add(new Stage(true, summaries));
            stages.add(new Stage(false, summaries));
        }
        stages.removeIf(stage -> stage.number() <= 0);
        return new Plan(beside, List.copyOf(stages));
    }

    double summaries() {
        return stages.stream().filter(Stage::chat).mapToDouble(Stage::number).sum();
    }
}
