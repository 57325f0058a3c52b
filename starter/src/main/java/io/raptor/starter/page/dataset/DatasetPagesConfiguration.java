package io.raptor.starter.page.dataset;

import io.raptor.activity.port.Store;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.TreeBrowser;
import io.raptor.starter.dataset.map.PassageMaps;
import io.raptor.starter.task.TaskOperations;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.ViewResolver;

/** The pages about datasets, put together. */
@Configuration(proxyBeanMethods = false)
public class DatasetPagesConfiguration {

    @Bean
    TreeBrowser treeBrowser(Store store) {
        return new TreeBrowser(store.publishedTrees());
    }

    @Bean
    DatasetPages datasetPages(DatasetOperations datasets, TreeBrowser trees, TaskOperations tasks) {
        return new DatasetPages(datasets, trees, tasks);
    }

    @Bean
    SearchPages searchPages(DatasetOperations datasets, @Qualifier("thymeleafViewResolver") ViewResolver views) {
        return new SearchPages(datasets, views);
    }

    @Bean
    MapPages mapPages(DatasetOperations datasets, Store store, TreeBrowser trees) {
        return new MapPages(datasets, new PassageMaps(store.publishedTrees()), trees);
    }

    @Bean
    TreePages treePages(TreeBrowser trees) {
        return new TreePages(trees);
    }
}
