package io.raptor.starter.page;

import io.raptor.activity.port.Store;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.TreeBrowser;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.task.IdempotentStart;
import io.raptor.starter.task.TaskHistory;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.upload.Uploads;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The web page, put together. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    @Bean
    VisibleNames visibleNames() {
        return new VisibleNames();
    }

    @Bean
    TemporalUi temporalUi(RaptorProperties properties, TemporalConnection temporal) {
        return new TemporalUi(
                properties.temporal().ui(), temporal.client().getOptions().getNamespace());
    }

    @Bean
    TaskPages taskPages(
            TaskOperations tasks, DatasetOperations library, Store store, Clock clock, TemporalUi temporalUi) {
        return new TaskPages(tasks, library, new TaskHistory(store, clock), temporalUi);
    }

    @Bean
    SteeringPages steeringPages(TaskOperations tasks) {
        return new SteeringPages(tasks);
    }

    @Bean
    DocumentPages documentPages(TaskOperations tasks) {
        return new DocumentPages(tasks);
    }

    @Bean
    NewTaskPages newTaskPages(TaskOperations tasks, IdempotentStart submissions, Uploads uploads, AccessRules rules) {
        return new NewTaskPages(tasks, submissions, uploads, rules);
    }

    @Bean
    DatasetPages datasetPages(DatasetOperations library) {
        return new DatasetPages(library);
    }

    @Bean
    TreePages treePages(Store store) {
        return new TreePages(new TreeBrowser(store.publishedTrees()));
    }

    @Bean
    PageFrame pageFrame() {
        return new PageFrame();
    }

    @Bean
    PageErrors pageErrors() {
        return new PageErrors();
    }
}
