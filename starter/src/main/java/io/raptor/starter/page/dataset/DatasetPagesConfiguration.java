package io.raptor.starter.page.dataset;

import io.raptor.activity.port.Store;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.TreeBrowser;
import io.raptor.starter.dataset.map.PassageMaps;
import io.raptor.starter.task.TaskOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages about datasets, put together. */
@Configuration(proxyBeanMethods = false)
public class DatasetPagesConfiguration {

    @Bean
    TreeBrowser treeBrowser(Store store) {
        return new TreeBrowser(store.publishedTrees());
    }

    @Bean
    DatasetPages datasetPages(DatasetOperations library, TreeBrowser trees, TaskOperations tasks) {
        return new DatasetPages(library, trees, tasks);
    }

    @Bean
    SearchPages searchPages(DatasetOperations library) {
        return new SearchPages(library);
    }

    @Bean
    MapPages mapPages(DatasetOperations library, Store store, TreeBrowser trees) {
        return new MapPages(library, new PassageMaps(store.publishedTrees()), trees);
    }

    @Bean
    TreePages treePages(TreeBrowser trees) {
        return new TreePages(trees);
    }
}
