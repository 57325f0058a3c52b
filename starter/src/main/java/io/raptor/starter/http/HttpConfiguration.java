package io.raptor.starter.http;

import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.TaskOperations;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP interface, put together. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    @Bean
    OwnerToken ownerToken() {
        return new OwnerToken(new BigInteger(160, new SecureRandom()).toString(36));
    }

    @Bean
    Gatekeeper gatekeeper(OwnerToken owner, AccessRules rules) {
        return new Gatekeeper(owner, rules);
    }

    @Bean
    TaskController taskController(TaskOperations tasks, AccessRules rules) {
        return new TaskController(tasks, rules);
    }

    @Bean
    DatasetController datasetController(LibraryOperations library) {
        return new DatasetController(library);
    }

    @Bean
    Problems problems() {
        return new Problems();
    }
}
