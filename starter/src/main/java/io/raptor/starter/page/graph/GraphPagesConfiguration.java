package io.raptor.starter.page.graph;

import io.raptor.activity.port.Store;
import io.raptor.starter.dataset.DatasetOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages about graphs, put together. */
@Configuration(proxyBeanMethods = false)
public class GraphPagesConfiguration {

    @Bean
    GraphPages graphPages(DatasetOperations datasets, Store store) {
        return new GraphPages(datasets, new GraphPictures(store.publishedGraphs()));
    }
}
