package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.chaos.Plan.Event;
import io.raptor.starter.chaos.Plan.Fault;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void aSeedGivesOnePlan() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(Plan.of(seed, 5, 6)).isEqualTo(Plan.of(seed, 5, 6));
        }
        assertThat(LongStream.range(0, 100)
                        .mapToObj(seed -> Plan.of(seed, 5, 6))
                        .map(Plan::events))
                .doesNotHaveDuplicates();
    }

    @Test
    void theShortFormHasEveryDisturbanceAndEveryFaultAndEveryLayout() {
        List<Plan> plans = ChaosForm.SHORT.plans();
        assertThat(plans.stream().flatMap(plan -> plan.events().stream()).map(Event::disturbance))
                .contains(Disturbance.values());
        assertThat(plans.stream().flatMap(plan -> plan.faults().stream()).map(Fault::fault))
                .contains(ModelFault.values());
        assertThat(plans.stream().map(plan -> plan.layout().server())).contains(true, false);
        assertThat(plans.stream().map(plan -> plan.layout().postgres())).contains(true, false);
    }

    @Test
    void whatHappensIsPossibleInItsLayoutAndComesInOrder() {
        for (long seed = 0; seed < 1000; seed++) {
            Plan plan = Plan.of(seed, 8, 10);
            assertThat(plan.events())
                    .hasSize(8)
                    .allMatch(event -> event.disturbance().possible(plan.layout()));
            assertThat(plan.faults()).hasSize(10);
            assertThat(plan.events().stream().map(Event::permille)).isSorted().doesNotHaveDuplicates();
            assertThat(plan.faults().stream().map(Fault::permille)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void whatAMachineCannotDoIsLeftOutAndNothingElse() {
        Plan plan = Plan.of(1, 9, 3);
        Plan left = plan.without(List.of(Disturbance.PAUSE));
        assertThat(left.events())
                .doesNotContain(plan.events().stream()
                        .filter(event -> event.disturbance() == Disturbance.PAUSE)
                        .toArray(Event[]::new));
        assertThat(left.events()).hasSize(plan.events().size() - 1);
        assertThat(left.faults()).isEqualTo(plan.faults());
    }
}
