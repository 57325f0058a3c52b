package io.raptor.starter.http;

import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.TaskFeed;
import io.raptor.starter.task.TaskOperations;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP interface, put together. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    private static final long LOOK_MILLIS = 1000;

    @Bean
    OwnerToken ownerToken() {
        return new OwnerToken(new BigInteger(160, new SecureRandom()).toString(36));
    }

    @Bean
    Gatekeeper gatekeeper(OwnerToken owner, AccessRules rules) {
        return new Gatekeeper(owner, rules);
    }

    @Bean
    TaskController taskController(TaskOperations tasks, AccessRules rules, EventStreams streams) {
        return new TaskController(tasks, rules, streams);
    }

    @Bean
    DatasetController datasetController(LibraryOperations library) {
        return new DatasetController(library);
    }

    /** A task is looked at once a second. */
    @Bean(destroyMethod = "close")
    TaskFeed taskFeed(TaskOperations tasks) {
        return new TaskFeed(tasks::status, LOOK_MILLIS);
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
