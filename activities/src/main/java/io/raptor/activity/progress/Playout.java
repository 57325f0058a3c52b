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
    private final PriorityQueue<Place> places =
            new PriorityQueue<>(Comparator.comparingDouble(Place::at).thenComparingInt(Place::order));
    private final Deque<Double> inFlight;
    private double embedderFree;

    /** A document that goes on at some moment with a stage. */
    private record Place(double at, int order, Plan plan, int stage) {}

    /**
     * A course that can be played once.
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
        Iterator<Plan> waiting = plans.iterator();
        int order = 0;
        double end = 0;
        while (order < documents && waiting.hasNext()) {
            places.add(begin(0, order++, waiting.next()));
        }
        while (!places.isEmpty()) {
            Place place = places.remove();
            if (place.stage() < place.plan().stages().size()) {
                double at = ended(place.plan().stages().get(place.stage()), place.at());
                places.add(new Place(at, place.order(), place.plan(), place.stage() + 1));
            } else {
                end = place.at();
                if (waiting.hasNext()) {
                    places.add(begin(end, order++, waiting.next()));
                }
            }
        }
        return end;
    }

    private static Place begin(double at, int order, Plan plan) {
        return new Place(at + plan.beside(), order, plan, 0);
    }

    private double ended(Stage stage, double at) {
        if (stage.chat()) {
            return calls(at, stage.number(), perSummary * speed.chatCall());
        }
        if (speed.asksForVectors()) {
            return calls(at, stage.number() * perText, speed.embeddingCall());
        }
        embedderFree = Math.max(at, embedderFree) + stage.number() * speed.text();
        return embedderFree;
    }

    /** When the last of some calls has ended; a part of one takes its part of the time. */
    private double calls(double at, double number, double each) {
        double end = at;
        for (double left = number; left > 0; left--) {
            double took = Math.min(1, left) * each;
            Double age = inFlight.pollFirst(); // those that are asked for first are in flight
            took = age == null ? took : Math.max(took - age, SOON * took);
            double ended = Math.max(at, turns.remove()) + took;
            turns.add(ended);
            end = Math.max(end, ended);
        }
        return end;
    }
}
