package io.raptor.starter.chaos;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** How much is tried: a few seeds that have everything between them, or as many as one has time for. */
record ChaosForm(List<Long> seeds, int documents, int disturbances, int faults) {

    /** Between them these seeds have every disturbance, every fault and every layout: {@code PlanTest} sees to it. */
    static final ChaosForm SHORT = new ChaosForm(List.of(519L, 2977L, 1703L), 12, 5, 6);

    private static final int LONG_DOCUMENTS = 50;
    private static final int LONG_DISTURBANCES = 9;
    private static final int LONG_FAULTS = 16;

    ChaosForm {
        seeds = List.copyOf(seeds);
    }

    /**
     * What the system properties ask for: {@code raptor.chaos.seeds} for so many fresh seeds of the long form,
     * {@code raptor.chaos.seed} to repeat some, with commas between; nothing for the short form.
     */
    static ChaosForm chosen() {
        ChaosForm form = SHORT;
        int many = Integer.getInteger("raptor.chaos.seeds", 0);
        if (many > 0) {
            List<Long> fresh = new Random().longs(many, 0, 1_000_000).boxed().toList();
            form = new ChaosForm(fresh, LONG_DOCUMENTS, LONG_DISTURBANCES, LONG_FAULTS);
        }
        String named = System.getProperty("raptor.chaos.seed", "");
        return named.isBlank()
                ? form
                : form.with(Stream.of(named.split(",", -1)).map(Long::valueOf).toList());
    }

    private ChaosForm with(List<Long> others) {
        return new ChaosForm(others, documents, disturbances, faults);
    }

    List<Plan> plans() {
        return seeds.stream().map(seed -> Plan.of(seed, disturbances, faults)).toList();
    }

    /** How to repeat one of its seeds. */
    String repeat(long seed) {
        return "./mvnw verify" + (documents == LONG_DOCUMENTS ? " -Pchaos" : "") + " -pl starter -am -Dit.test=ChaosIT"
                + " -Dfailsafe.failIfNoSpecifiedTests=false -Draptor.chaos.seed=" + seed;
    }
}
