package io.raptor.starter.page;

import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.TaskOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The web page, put together. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    @Bean
    TaskPages taskPages(TaskOperations tasks) {
        return new TaskPages(tasks);
    }

    @Bean
    DocumentPages documentPages(TaskOperations tasks) {
        return new DocumentPages(tasks);
    }

    @Bean
    NewTaskPages newTaskPages(TaskOperations tasks, AccessRules rules) {
        return new NewTaskPages(tasks, rules);
    }

    @Bean
    DatasetPages datasetPages(LibraryOperations library) {
        return new DatasetPages(library);
    }

    @Bean
    PageErrors pageErrors() {
        return new PageErrors();
    }
}
