package io.raptor.starter.page.steps;

import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.port.Store;
import io.raptor.starter.steps.TaskSteps;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.temporal.TemporalConnection;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages about steps, put together. */
@Configuration(proxyBeanMethods = false)
public class StepPagesConfiguration {

    @Bean
    StepPages stepPages(
            TaskOperations tasks, TemporalConnection temporal, Store store, HiddenNames names, Clock clock) {
        return new StepPages(tasks, new TaskSteps(temporal.client(), store.catalogue(), names), clock);
    }
}
