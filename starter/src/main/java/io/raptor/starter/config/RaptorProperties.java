package io.raptor.starter.config;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.model.CallRate;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Price;
import io.raptor.activity.model.Prices;
import io.raptor.activity.port.Rates;
import io.raptor.activity.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the program is set up with.
 *
 * @param home folder of everything that lasts
 * @param taskQueue prefix of the task queues' names
 * @param prices by model, beside the list prices that come with the program
 */
@ConfigurationProperties("raptor")
public record RaptorProperties(
        @DefaultValue(".raptor") String home,
        @DefaultValue("raptor") String taskQueue,
        @DefaultValue Temporal temporal,
        @DefaultValue Store store,
        @DefaultValue Model chat,
        @DefaultValue Model embedding,
        @DefaultValue Server server,
        @DefaultValue Sources sources,
        @DefaultValue Documents documents,
        @DefaultValue Map<String, ModelPrice> prices) {

    /** @param target {@code embedded}, {@code local} or {@code host:port} */
    public record Temporal(@DefaultValue("embedded") String target) {

        public boolean embedded() {
            return target.equals("embedded");
        }

        public boolean local() {
            return target.equals("local");
        }
    }

    /** @param url empty for a file under the home */
    public record Store(
            @DefaultValue("") String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {}

    /**
     * A model.
     *
     * @param baseUrl empty for the model in process
     * @param contextTokens that a request and its answer may have together
     * @param batchSize texts embedded in one call
     * @param timeout of one call
     * @param requestsPerMinute of all tasks and workers together; 0 for no limit
     * @param tokensPerMinute the same, sent and received
     */
    public record Model(
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String apiKey,
            @DefaultValue("") String model,
            @DefaultValue("8192") int contextTokens,
            @DefaultValue("64") int batchSize,
            @DefaultValue("2m") Duration timeout,
            @DefaultValue("0") int requestsPerMinute,
            @DefaultValue("0") int tokensPerMinute) {

        CallRate rate(Rates rates, String id) {
            return new CallRate(rates, id, requestsPerMinute, tokensPerMinute);
        }

        ModelSettings settings() {
            ModelSettings settings = ModelSettings.of(baseUrl, apiKey, model);
            return baseUrl.isBlank()
                    ? settings
                    : settings.withContextTokens(contextTokens)
                            .withBatchSize(batchSize)
                            .withTimeout(timeout);
        }
    }

    /** @param token that callers of the HTTP interface must show; empty for none */
    public record Server(@DefaultValue("") String token) {}

    /** @param roots folders that tasks started over HTTP may read */
    public record Sources(@DefaultValue List<Path> roots) {}

    /** What one document may cost: see {@link DocumentLimits}. */
    public record Documents(
            @DefaultValue("100MB") DataSize maxSize,
            @DefaultValue("20000000") int maxCharacters,
            @DefaultValue("50000") int maxLeaves,
            @DefaultValue("5m") Duration parseTimeout) {

        DocumentLimits limits() {
            return new DocumentLimits(maxSize.toBytes(), maxCharacters, maxLeaves, parseTimeout);
        }
    }

    /**
     * What a model costs.
     *
     * @param input USD per million tokens sent
     * @param output USD per million tokens received
     */
    public record ModelPrice(
            @Nullable Double input, @DefaultValue("0") double output) {

        private boolean usable() {
            return input != null && input >= 0 && output >= 0 && Double.isFinite(input + output);
        }

        private Price price() {
            return new Price(Objects.requireNonNull(input), output);
        }
    }

    /** The list prices, and those configured. */
    public Prices priceList() {
        Map<String, Price> configured = new LinkedHashMap<>();
        prices.forEach((model, price) -> configured.put(model, price.price()));
        return new Prices(configured);
    }

    public Path homeFolder() {
        return Path.of(home).toAbsolutePath().normalize();
    }

    public StoreSettings storeSettings() {
        return store.url().isBlank()
                ? StoreSettings.home(homeFolder())
                : new StoreSettings(store.url(), store.username(), store.password());
    }

    /** Every fault, each naming what to change; empty when all can be used. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!temporal.embedded() && !temporal.local() && !temporal.target().matches("[^\\s:]+:\\d{1,5}")) {
            faults.add("raptor.temporal.target must be embedded, local or host:port, not " + temporal.target());
        }
        if (taskQueue.isBlank()) {
            faults.add("raptor.task-queue must not be blank");
        }
        if (!store.url().isBlank()
                && !store.url().startsWith("jdbc:h2:")
                && !store.url().startsWith("jdbc:postgresql:")) {
            faults.add("raptor.store.url must begin with jdbc:postgresql: or jdbc:h2:");
        }
        if (documents.maxSize().toBytes() < 1
                || documents.maxCharacters() < 1
                || documents.maxLeaves() < 1
                || documents.parseTimeout().toMillis() < 1) {
            faults.add("raptor.documents: every limit must be above 0");
        }
        prices.forEach((model, price) -> {
            if (!price.usable()) {
                faults.add("raptor.prices." + model
                        + " needs .input, and .output where it writes: USD per million tokens, 0 or above");
            }
        });
        if (Math.min(chat.requestsPerMinute(), chat.tokensPerMinute()) < 0
                || Math.min(embedding.requestsPerMinute(), embedding.tokensPerMinute()) < 0) {
            faults.add("requests-per-minute and tokens-per-minute must be 0, for no limit, or above");
        }
        faults.addAll(chat.settings().faults("raptor.chat"));
        faults.addAll(embedding.settings().faults("raptor.embedding"));
        return faults;
    }
}
