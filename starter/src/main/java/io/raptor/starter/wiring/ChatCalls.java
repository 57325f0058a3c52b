package io.raptor.starter.wiring;

import io.raptor.activity.GraphModelActivitiesImpl;
import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.model.ModelRole;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Summariser;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.wiring.ConfiguredModels.RoleModel;
import java.time.Clock;
import java.util.Optional;

/** The calls of graphs to this process's chat models, and those of summaries to the ones that are for graphs. */
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
     * @param id of one of the chat models of tasks
     */
    Optional<GraphModelActivitiesImpl> questions(String id) {
        Optional<RoleModel> asked = role(id).map(role -> models.chat(role, properties, observer))
                .orElseGet(() -> models.chat(properties, observer));
        return asked.map(model -> new GraphModelActivitiesImpl(
                store,
                new GraphAsker(
                        model.chat(),
                        model.ledgered(store, calls, clock),
                        model.tokenizer(),
                        model.properties().contextTokens())));
    }

    /** The job of graphs that a model has. */
    private Optional<ModelRole> role(String id) {
        if (id.equals(models.extractor().id())) {
            return Optional.of(ModelRole.EXTRACT);
        }
        return id.equals(models.reporter().id()) ? Optional.of(ModelRole.REPORT) : Optional.empty();
    }

    /**
     * Summaries by a model of graphs: another process's tasks may have it for those.
     *
     * @param id of the model that reads for graphs, or of the one that reports on them
     */
    LedgeredSummaries summariesBy(String id) {
        ModelRole role = role(id).orElseThrow();
        Summariser writer = role == ModelRole.EXTRACT ? models.extractor() : models.reporter();
        RateLimit rate = properties.model(role).rate(store.rates(), id);
        return new LedgeredSummaries(writer, rate, store.ledger(), calls, clock);
    }
}
