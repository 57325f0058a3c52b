package io.raptor.starter.http;

import io.raptor.activity.codec.CodecKeys;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.guard.SecurityConfiguration;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.task.IdempotentStart;
import io.raptor.starter.task.SerializedStatuses;
import io.raptor.starter.task.TaskFeed;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.upload.Uploads;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The HTTP interface, put together. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityConfiguration.class)
public class HttpConfiguration {

    private static final long LOOK_MILLIS = 1000;

    @Bean
    TaskController taskController(
            TaskOperations tasks,
            SerializedStatuses statuses,
            IdempotentStart submissions,
            AccessRules rules,
            EventStreams streams) {
        return new TaskController(tasks, statuses, submissions, rules, streams);
    }

    @Bean
    ScheduleController scheduleController(ScheduleOperations schedules, AccessRules rules) {
        return new ScheduleController(schedules, rules);
    }

    /** After the locks. */
    @Bean
    FilterRegistrationBean<StatusCacheFilter> toldAgain(SerializedStatuses statuses) {
        FilterRegistrationBean<StatusCacheFilter> filter =
                new FilterRegistrationBean<>(new StatusCacheFilter(statuses));
        filter.addUrlPatterns(StatusCacheFilter.TASKS + "*");
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    StatusTextController wordsController(TaskOperations tasks) {
        return new StatusTextController(tasks);
    }

    @Bean
    CodecController codecController(CodecKeys keys) {
        return new CodecController(keys);
    }

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription();
    }

    @Bean
    UploadController uploadController(Uploads uploads) {
        return new UploadController(uploads);
    }

    @Bean
    DatasetController datasetController(DatasetOperations datasets) {
        return new DatasetController(datasets);
    }

    @Bean
    GraphController graphController(DatasetOperations datasets) {
        return new GraphController(datasets);
    }

    /** A task is looked at once a second. */
    @Bean(destroyMethod = "close")
    TaskFeed taskFeed(SerializedStatuses statuses) {
        return new TaskFeed(statuses, LOOK_MILLIS);
    }

    @Bean(destroyMethod = "close")
    EventStreams eventStreams(TaskFeed feed) {
        return new EventStreams(feed);
    }

    @Bean
    Problems problems() {
        return new Problems();
    }
}
