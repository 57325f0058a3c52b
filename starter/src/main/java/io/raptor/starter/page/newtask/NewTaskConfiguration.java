package io.raptor.starter.page.newtask;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.task.IdempotentStart;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.upload.Uploads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The page for a new task, put together. */
@Configuration(proxyBeanMethods = false)
public class NewTaskConfiguration {

    @Bean
    NewTaskPages newTaskPages(
            TaskOperations tasks,
            DatasetOperations datasets,
            IdempotentStart submissions,
            ScheduleOperations schedules,
            Uploads uploads,
            AccessRules rules) {
        return new NewTaskPages(tasks, datasets, new NewTaskStart(submissions, schedules), uploads, rules);
    }
}
