package io.raptor.starter.wiring;

import io.raptor.activity.call.BudgetGuard;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.Store;
import io.raptor.activity.progress.CallTimes;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.workflow.model.ModelProfile;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The models of a process, and the way of its calls to them. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    @Bean
    CallTimes callTimes(Clock clock) {
        return new CallTimes(clock);
    }

    @Bean
    ConfiguredModels models(RaptorProperties properties, ObjectProvider<CallObserver> observer, CallTimes times) {
        return ConfiguredModels.of(properties)
                .observedBy(times.beside(observer.getIfAvailable(() -> CallObserver.NONE)));
    }

    @Bean
    ModelProfile profile(ConfiguredModels models) {
        return models.profile();
    }

    @Bean(destroyMethod = "") // closed by the workers, before they stop
    ConcurrencyLimit gate(Store store, ObjectProvider<CallObserver> observer) {
        return new ConcurrencyLimit(store, observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    CallPolicies sharedByModels(
            RaptorProperties properties, Store store, ConcurrencyLimit gate, ObjectProvider<CallObserver> observer) {
        return new CallPolicies(
                gate,
                new BudgetGuard(store.ledger()),
                properties.priceList(),
                observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    LedgeredEmbeddings embeddings(
            RaptorProperties properties, Store store, ConfiguredModels models, CallPolicies calls, Clock clock) {
        RateLimit rate =
                properties.embedding().rate(store.rates(), models.embedder().id());
        return new LedgeredEmbeddings(models.embedder(), rate, store.treeBuilds(), store.ledger(), calls, clock);
    }

    @Bean
    LedgeredSummaries summaries(
            RaptorProperties properties, Store store, ConfiguredModels models, CallPolicies calls, Clock clock) {
        RateLimit rate =
                properties.chat().rate(store.rates(), models.summariser().id());
        return new LedgeredSummaries(models.summariser(), rate, store.ledger(), calls, clock);
    }
}
