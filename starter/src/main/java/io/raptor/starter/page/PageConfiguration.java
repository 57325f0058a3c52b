package io.raptor.starter.page;

import io.raptor.starter.page.cost.CostPagesConfiguration;
import io.raptor.starter.page.dataset.DatasetPagesConfiguration;
import io.raptor.starter.page.format.ShowDialect;
import io.raptor.starter.page.graph.GraphPagesConfiguration;
import io.raptor.starter.page.newtask.NewTaskConfiguration;
import io.raptor.starter.page.schedule.SchedulePagesConfiguration;
import io.raptor.starter.page.steps.StepPagesConfiguration;
import io.raptor.starter.page.task.Attention;
import io.raptor.starter.page.task.TaskPagesConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The web page, put together. */
@Configuration(proxyBeanMethods = false)
@Import({
    TaskPagesConfiguration.class,
    NewTaskConfiguration.class,
    DatasetPagesConfiguration.class,
    GraphPagesConfiguration.class,
    StepPagesConfiguration.class,
    SchedulePagesConfiguration.class,
    CostPagesConfiguration.class
})
public class PageConfiguration {

    @Bean
    VisibleNames visibleNames() {
        return new VisibleNames();
    }

    @Bean
    ShowDialect showDialect(Clock clock) {
        return new ShowDialect(clock);
    }

    @Bean
    PageFrame pageFrame(Attention attention) {
        return new PageFrame(attention);
    }

    @Bean
    ThemePage themePage() {
        return new ThemePage();
    }

    @Bean
    PageErrors pageErrors() {
        return new PageErrors();
    }
}
