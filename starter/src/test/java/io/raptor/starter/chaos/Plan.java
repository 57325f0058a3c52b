package io.raptor.starter.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * What happens when, decided by a seed alone. Moments are parts of the requests that the task makes undisturbed: a seed
 * repeats as well as it can on a machine of any speed.
 */
record Plan(long seed, Layout layout, int startsPerRun, List<Event> events, List<Fault> faults) {

    private static final int FIRST = 60;
    private static final int LAST = 800;
    private static final int SHORT_RUN = 5;
    private static final int LONG_RUN = 450;

    /** Seeds beside one another begin alike without. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** @param permille of the undisturbed requests after which it happens */
    record Event(int permille, Disturbance disturbance) {}

    /** @param permille of the undisturbed requests after which it begins */
    record Fault(int permille, ModelFault fault) {}

    Plan {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
    }

    /**
     * The plan of a seed.
     *
     * @param disturbances how many there are
     * @param faults how many the model has
     */
    static Plan of(long seed, int disturbances, int faults) {
        Random random = new Random(seed * SPREAD);
        Layout layout = new Layout(random.nextBoolean(), random.nextBoolean());
        int startsPerRun = random.nextBoolean() ? SHORT_RUN : LONG_RUN;
        List<Disturbance> possible = List.of(Disturbance.values()).stream()
                .filter(disturbance -> disturbance.possible(layout))
                .toList();
        List<Disturbance> chosen = chosen(possible, disturbances, random);
        List<ModelFault> bad = chosen(List.of(ModelFault.values()), faults, random);
        List<Integer> moments = moments(disturbances + faults, random);
        List<Event> events = new ArrayList<>();
        List<Fault> failing = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            if (i < disturbances) {
                events.add(new Event(moments.get(i), chosen.get(i)));
            } else {
                failing.add(new Fault(moments.get(i), bad.get(i - disturbances)));
            }
        }
        events.sort((one, other) -> Integer.compare(one.permille(), other.permille()));
        failing.sort((one, other) -> Integer.compare(one.permille(), other.permille()));
        return new Plan(seed, layout, startsPerRun, events, failing);
    }

    /** As many as wanted in a random order, each once before any comes twice. */
    private static <T> List<T> chosen(List<T> from, int count, Random random) {
        List<T> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            List<T> round = new ArrayList<>(from);
            Collections.shuffle(round, random);
            chosen.addAll(round.subList(0, Math.min(round.size(), count - chosen.size())));
        }
        return chosen;
    }

    /** Different ones, in random order. */
    private static List<Integer> moments(int count, Random random) {
        TreeSet<Integer> found = new TreeSet<>();
        while (found.size() < count) {
            found.add(FIRST + random.nextInt(LAST - FIRST));
        }
        List<Integer> moments = new ArrayList<>(found);
        Collections.shuffle(moments, random);
        return moments;
    }

    /** This plan without what cannot happen on this machine. */
    Plan without(List<Disturbance> impossible) {
        List<Event> left = events.stream()
                .filter(event -> !impossible.contains(event.disturbance()))
                .toList();
        return new Plan(seed, layout, startsPerRun, left, faults);
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + layout + ", a run of " + startsPerRun + " documents: " + events + " " + faults;
    }
}
