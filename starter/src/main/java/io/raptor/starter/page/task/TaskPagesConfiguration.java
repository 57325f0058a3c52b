package io.raptor.starter.page.task;

import io.raptor.activity.port.Store;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.task.TaskHistory;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.temporal.TemporalConnection;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages about tasks, put together. */
@Configuration(proxyBeanMethods = false)
public class TaskPagesConfiguration {

    @Bean
    TemporalUi temporalUi(RaptorProperties properties, TemporalConnection temporal) {
        return new TemporalUi(
                properties.temporal().ui(), temporal.client().getOptions().getNamespace());
    }

    @Bean
    Attention attention(TaskOperations tasks) {
        return new Attention(tasks);
    }

    @Bean
    TaskPages taskPages(
            TaskOperations tasks,
            DatasetOperations datasets,
            Store store,
            Clock clock,
            TemporalUi temporalUi,
            Attention attention) {
        return new TaskPages(tasks, datasets, new TaskHistory(store, clock), temporalUi, attention, clock);
    }

    @Bean
    NewsPages newsPages(Store store, Clock clock) {
        return new NewsPages(store.notices(), clock);
    }

    @Bean
    SteeringPages steeringPages(TaskOperations tasks) {
        return new SteeringPages(tasks);
    }

    @Bean
    DocumentPages documentPages(TaskOperations tasks) {
        return new DocumentPages(tasks);
    }
}
