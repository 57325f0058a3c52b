package io.raptor.starter.wiring;

import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.LedgeredChat;
import io.raptor.activity.call.ObservedChatModel;
import io.raptor.activity.call.ObservedEmbedder;
import io.raptor.activity.call.ObservedSummariser;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelRole;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Tokenizer;
import io.raptor.starter.config.ModelProperties;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.workflow.model.ModelProfile;
import java.time.Clock;
import java.util.Optional;

/**
 * The models that a process is set up with. None is loaded or called before its first use.
 *
 * @param extractor the model that reads documents for graphs, as a summariser
 * @param reporter the one that reports on graphs, as a summariser
 */
public record ConfiguredModels(Embedder embedder, Summariser summariser, Summariser extractor, Summariser reporter) {

    /** For those who look at them without a task. */
    public static ConfiguredModels of(RaptorProperties properties) {
        Embedder embedder = Models.embedder(properties.embedding().settings());
        return new ConfiguredModels(
                embedder,
                Models.summariser(properties.chat().settings(), embedder.tokenizer()),
                summariser(properties, ModelRole.EXTRACT, embedder),
                summariser(properties, ModelRole.REPORT, embedder));
    }

    private static Summariser summariser(RaptorProperties properties, ModelRole role, Embedder embedder) {
        return Models.summariser(properties.group(role), properties.model(role).settings(), embedder.tokenizer());
    }

    /** A chat model for one job. */
    record RoleModel(ChatModel chat, ModelProperties properties, Tokenizer tokenizer) {

        /** Its calls within the model's rate, each paid for once. */
        LedgeredChat ledgered(Store store, CallPolicies calls, Clock clock) {
            RateLimit rate = properties.rate(store.rates(), chat.id());
            return new LedgeredChat(chat.id(), true, rate, store.ledger(), calls, clock);
        }
    }

    /** The chat model for one job; empty where there is none, for models in this process answer no questions. */
    Optional<RoleModel> chat(ModelRole role, RaptorProperties properties, CallObserver observer) {
        return chat(properties.group(role), properties.model(role), observer);
    }

    /** The chat model of the summaries; empty where there is none. */
    Optional<RoleModel> chat(RaptorProperties properties, CallObserver observer) {
        return chat("chat", properties.chat(), observer);
    }

    private Optional<RoleModel> chat(String group, ModelProperties properties, CallObserver observer) {
        ModelSettings settings = properties.settings();
        return settings.provider() == ModelProvider.EMBEDDED
                ? Optional.empty()
                : Optional.of(new RoleModel(
                        new ObservedChatModel(Models.chat(group, settings, embedder.tokenizer()), observer),
                        properties,
                        embedder.tokenizer()));
    }

    /** The same, with calls that are reported to an observer. */
    ConfiguredModels observedBy(CallObserver observer) {
        return new ConfiguredModels(
                new ObservedEmbedder(embedder, observer),
                new ObservedSummariser(summariser, observer),
                new ObservedSummariser(extractor, observer),
                new ObservedSummariser(reporter, observer));
    }

    public ModelProfile profile() {
        return new ModelProfile(
                summariser.id(), embedder.id(), embedder.remote(), embedder.batchSize(), extractor.id(), reporter.id());
    }
}
