package io.raptor.activity.progress;

import io.raptor.activity.progress.Plan.Stage;
import io.raptor.workflow.model.Limits;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Plays plans through, within the limits of a task, and tells how long they take: levels wait for each other, calls for their turn,
 * and towards the end there is less to do than could be done at once, which no average speed knows.
 */
final class Playout {

    /** A call in flight that is older than the usual one ends soon. */
    private static final double SOON = 0.1;

    private final Speed speed;
    private final double perSummary;
    private final double perText;
    private final int documents;
    private final PriorityQueue<Double> turns = new PriorityQueue<>();
    private final PriorityQueue<Course> coming = new PriorityQueue<>(
            Comparator.<Course>comparingDouble(course -> course.at).thenComparing(Course.FIRST));
    private final PriorityQueue<Course> asking = new PriorityQueue<>(Course.FIRST);
    private final Deque<Double> inFlight;
    private double embedderFree;

    /** A document on its way through its plan. */
    private static final class Course {

        /**
         * As the task's calls go: those of the document that began first, and among the last ones those of the document with
         * the most stages ahead.
         */
        static final Comparator<Course> FIRST = Comparator.<Course>comparingInt(course -> course.last ? 1 : 0)
                .thenComparingInt(course -> course.last ? -course.ahead : 0)
                .thenComparingInt(course -> course.order);

        final int order;
        final boolean last;
        final Iterator<Stage> stages;

        /** Stages until it is done, the one that it is in included. */
        int ahead;

        /** When it enters the next stage, or entered this one. */
        double at;

        /** Calls of this stage that are to be made; the last may be a part of one. */
        double left;

        double each;
        double ended;

        Course(int order, boolean last, Plan plan, double at) {
            this.order = order;
            this.last = last;
            this.stages = plan.stages().iterator();
            this.ahead = plan.stages().size() + 1;
            this.at = at + plan.beside();
        }

        Stage next() {
            ahead--;
            return stages.next();
        }

        void asks(double number, double seconds) {
            left = number;
            each = seconds;
            ended = at;
        }
    }

    /**
     * What can be played once.
     *
     * @param perSummary calls for each summary
     * @param perText calls for each embedded text, where that takes calls
     * @param inFlight how long each chat call in flight has been, in seconds, the oldest first
     */
    Playout(Speed speed, Limits limits, double perSummary, double perText, List<Double> inFlight) {
        this.speed = speed;
        this.perSummary = perSummary;
        this.perText = perText;
        this.documents = limits.maxConcurrentDocuments();
        this.inFlight = new ArrayDeque<>(inFlight);
        for (int i = 0; i < limits.maxConcurrentCalls(); i++) {
            turns.add(0.0);
        }
    }

    /** Seconds to the end of the last of the plans. */
    double seconds(List<Plan> plans) {
        int order = 0;
        double end = 0;
        while (order < Math.min(documents, plans.size())) {
            coming.add(course(plans, order++, 0));
        }
        while (!coming.isEmpty() || !asking.isEmpty()) {
            if (coming.isEmpty() || (!asking.isEmpty() && coming.element().at > turns.element())) {
                call();
                continue;
            }
            Course course = coming.remove();
            if (course.stages.hasNext()) {
                enter(course, course.next());
                continue;
            }
            end = Math.max(end, course.at);
            if (order < plans.size()) {
                coming.add(course(plans, order++, course.at));
            }
        }
        return end;
    }

    private Course course(List<Plan> plans, int order, double at) {
        return new Course(order, order >= plans.size() - documents, plans.get(order), at);
    }

    private void enter(Course course, Stage stage) {
        if (stage.chat()) {
            course.asks(stage.number(), perSummary * speed.chatCall());
        } else if (speed.asksForVectors()) {
            course.asks(stage.number() * perText, speed.embeddingCall());
        } else {
            embedderFree = Math.max(course.at, embedderFree) + stage.number() * speed.text();
            course.at = embedderFree;
        }
        (course.left > 0 ? asking : coming).add(course);
    }

    /** The next call; a part of one takes its part of the time. */
    private void call() {
        Course course = asking.element();
        double took = Math.min(1, course.left) * course.each;
        Double age = inFlight.pollFirst(); // those that are asked for first are in flight
        took = age == null ? took : Math.max(took - age, SOON * took);
        double ended = Math.max(course.at, turns.remove()) + took;
        turns.add(ended);
        course.ended = Math.max(course.ended, ended);
        course.left--;
        if (course.left <= 0) {
            asking.remove();
            course.left = 0;
            course.at = course.ended;
            coming.add(course);
        }
    }
}
