package io.raptor.starter.wiring;

import io.raptor.activity.GraphModelActivitiesImpl;
import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.model.ModelRole;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.Store;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.wiring.ConfiguredModels.RoleModel;
import java.time.Clock;
import java.util.Optional;

/** The calls of graphs to this process's chat models, and those of summaries to the one that reads for graphs. */
final class ChatCalls {

    private final RaptorProperties properties;
    private final Store store;
    private final ConfiguredModels models;
    private final CallPolicies calls;
    private final Clock clock;
    private final CallObserver observer;

    ChatCalls(
            RaptorProperties properties,
            Store store,
            ConfiguredModels models,
            CallPolicies calls,
            Clock clock,
            CallObserver observer) {
        this.properties = properties;
        this.store = store;
        this.models = models;
        this.calls = calls;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * The questions of graphs to a model; empty for one in this process, which answers none.
     *
     * @param id of the model that reads for graphs, or of the one that writes summaries
     */
    Optional<GraphModelActivitiesImpl> questions(String id) {
        Optional<RoleModel> asked = id.equals(models.extractor().id())
                ? models.chat(ModelRole.EXTRACT, properties, observer)
                : models.chat(properties, observer);
        return asked.map(model -> new GraphModelActivitiesImpl(
                store, new GraphAsker(model.chat(), model.ledgered(store, calls, clock), model.tokenizer())));
    }

    /** Summaries by the model that reads for graphs: another process's tasks may have it for those. */
    LedgeredSummaries summariesByExtractor() {
        RateLimit rate = properties
                .model(ModelRole.EXTRACT)
                .rate(store.rates(), models.extractor().id());
        return new LedgeredSummaries(models.extractor(), rate, store.ledger(), calls, clock);
    }
}
