package io.raptor.starter.page.cost;

import io.raptor.activity.port.Store;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.cost.CostHistory;
import io.raptor.starter.task.TaskHistory;
import io.raptor.starter.task.TaskOperations;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages about cost, put together. */
@Configuration(proxyBeanMethods = false)
public class CostPagesConfiguration {

    @Bean
    CostPages costPages(TaskOperations tasks, Store store, RaptorProperties properties, Clock clock) {
        return new CostPages(
                tasks, new TaskHistory(store, clock), new CostHistory(store.expenses(), properties.priceList(), clock));
    }
}
