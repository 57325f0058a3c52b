package io.raptor.activity.progress;

import io.raptor.workflow.model.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a run in time. What is left is played through; so is what this process did, and where that took longer in truth,
 * because steps beside the calls take their time, the rest takes longer, too.
 */
final class Course {

    /** So far the play may be above the truth: it waits for the last call of what is done, which in truth never ended apart. */
    private static final double LEAST_DELAY = 0.8;

    private final Speed speed;
    private final Limits limits;
    private final Observed observed;
    private final List<Plan> past = new ArrayList<>();
    private final List<Plan> running = new ArrayList<>();
    private final List<Plan> pending = new ArrayList<>();

    Course(Speed speed, Limits limits, Observed observed) {
        this.speed = speed;
        this.limits = limits;
        this.observed = observed;
    }

    void did(Plan plan) {
        past.add(plan);
    }

    void has(Plan plan, boolean begun) {
        (begun ? running : pending).add(plan);
    }

    boolean known() {
        return observed.active() > 0 && speed.known(summaries(running) + summaries(pending) > 0);
    }

    /** Seconds to the end of the run. */
    double left(double perSummary, double perText) {
        List<Plan> all = new ArrayList<>(running);
        all.addAll(pending);
        double left = new Playout(speed, limits, perSummary, perText, observed.ages()).seconds(all);
        return left * delay(perSummary, perText);
    }

    private double delay(double perSummary, double perText) {
        Speed whole = new Speed(observed.whole(), speed.calls());
        double played = new Playout(whole, limits, perSummary, perText, List.of()).seconds(past) * mine();
        double delay = played > 0 ? observed.spent() / played : 1;
        return observed.isElsewhere() ? delay : Math.max(LEAST_DELAY, delay);
    }

    /** The part of what is done that was done by this process: a tree may have been begun by an earlier one. */
    private double mine() {
        double summaries = summaries(past);
        double calls = Math.max(speed.calls().chat(), observed.whole().chat().calls());
        return summaries > 0 ? Math.min(1, calls / summaries) : 1;
    }

    private static double summaries(List<Plan> plans) {
        return plans.stream().mapToDouble(Plan::summaries).sum();
    }
}
