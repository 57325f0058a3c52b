package io.raptor.starter.wiring;

import io.raptor.activity.ModelActivitiesImpl;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Tokenizer;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.workflow.model.ModelProfile;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The activities of the queues of this process's models. */
@Configuration(proxyBeanMethods = false)
class ModelQueueConfiguration {

    @Bean
    ChatCalls chatCalls(
            RaptorProperties properties,
            Store store,
            ConfiguredModels models,
            CallPolicies calls,
            Clock clock,
            ObjectProvider<CallObserver> observer) {
        return new ChatCalls(properties, store, models, calls, clock, observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    ModelQueueActivities modelQueueActivities(
            Store store,
            ConfiguredModels models,
            LedgeredEmbeddings embeddings,
            LedgeredSummaries summaries,
            ChatCalls calls) {
        ModelProfile profile = models.profile();
        Tokenizer tokenizer = models.embedder().tokenizer();
        ModelActivitiesImpl usual =
                new ModelActivitiesImpl(store.treeBuilds(), embeddings, summaries, profile, tokenizer);
        Map<String, List<Object>> queues = new HashMap<>();
        queues.put(profile.embedding(), List.of(usual));
        profile.chats().stream().filter(chat -> !chat.equals(profile.chat())).forEach(chat -> {
            ModelActivitiesImpl byIt = new ModelActivitiesImpl(
                    store.treeBuilds(), embeddings, calls.summariesBy(chat), profile.withChat(chat), tokenizer);
            queues.put(chat, with(byIt, calls, chat));
        });
        queues.put(profile.chat(), with(usual, calls, profile.chat()));
        return new ModelQueueActivities(queues);
    }

    private static List<Object> with(ModelActivitiesImpl nodes, ChatCalls calls, String chat) {
        return Stream.<Object>concat(Stream.of(nodes), calls.questions(chat).stream())
                .toList();
    }
}
