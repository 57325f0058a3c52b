package io.raptor.starter.page.schedule;

import io.raptor.starter.schedule.ScheduleOperations;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages about schedules, put together. */
@Configuration(proxyBeanMethods = false)
public class SchedulePagesConfiguration {

    @Bean
    SchedulePages schedulePages(ScheduleOperations schedules, Clock clock) {
        return new SchedulePages(schedules, clock);
    }
}
