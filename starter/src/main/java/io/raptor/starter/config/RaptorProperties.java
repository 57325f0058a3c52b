package io.raptor.starter.config;

import io.raptor.activity.call.Price;
import io.raptor.activity.call.Prices;
import io.raptor.activity.codec.CodecKeys;
import io.raptor.activity.model.ModelRole;
import io.raptor.activity.store.Migration;
import io.raptor.activity.store.StoreSettings;
import io.raptor.starter.guard.AccessToken;
import io.raptor.starter.guard.GuardSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the program.
 *
 * @param home the data directory
 * @param taskQueue prefix of the task queues' names
 * @param prices by model, beside the list prices that come with the program
 * @param shutdownGrace that calls in flight have to end in when the process is stopped; {@code null} for as long as a
 *     call of its models may take
 */
@ConfigurationProperties("raptor")
public record RaptorProperties(
        @DefaultValue(".raptor") String home,
        @DefaultValue("raptor") String taskQueue,
        @DefaultValue Temporal temporal,
        @DefaultValue StoreProperties store,
        @DefaultValue ModelProperties chat,
        @DefaultValue ModelProperties embedding,
        @DefaultValue RoleProperties extract,
        @DefaultValue RoleProperties report,
        @DefaultValue RoleProperties answer,
        @DefaultValue Server server,
        @DefaultValue ManagementProperties management,
        @DefaultValue MetricsProperties metrics,
        @DefaultValue McpProperties mcp,
        @DefaultValue WebhookProperties webhook,
        @DefaultValue SourceProperties sources,
        @DefaultValue UploadProperties uploads,
        @DefaultValue Codec codec,
        @DefaultValue DocumentProperties documents,
        @DefaultValue WorkerProperties worker,
        @DefaultValue Map<String, ModelPrice> prices,
        @Nullable Duration shutdownGrace) {

    /** Whoever interrupts a command waits for it, and a call of a model in this process is short. */
    private static final Duration SHORT_GRACE = Duration.ofSeconds(10);

    /**
     * @param target {@code embedded}, {@code local} or {@code host:port}
     * @param ui address of Temporal's own page, to which ours links; empty for none
     */
    public record Temporal(
            @DefaultValue("embedded") String target,
            @DefaultValue("") String ui) {

        public Temporal {
            ui = ui.replaceFirst("/+$", "");
        }

        public boolean embedded() {
            return target.equals("embedded");
        }

        public boolean local() {
            return target.equals("local");
        }

        /** A service that other machines reach, too: its workers need not be here. */
        public boolean elsewhere() {
            return !embedded() && !local();
        }
    }

    /**
     * The HTTP interface.
     *
     * @param token that callers must show; empty for none
     * @param tokens further ones, separated by commas, each with its scopes before a colon, or with all of them
     * @param address that it listens at
     * @param hosts names by which it is called, beside its address
     * @param trustProxy take the caller's address and scheme from a proxy on this network
     * @param requestTimeout for a request to arrive in
     * @param connectionsPerAddress that one address may have open, 0 for any number; behind a proxy all are the proxy's,
     *     and none is counted
     */
    public record Server(
            @DefaultValue("") String token,
            @DefaultValue("") String tokens,
            @DefaultValue(LOOPBACK) String address,
            @DefaultValue List<String> hosts,
            @DefaultValue("false") boolean trustProxy,
            @DefaultValue("20s") Duration requestTimeout,
            @DefaultValue("2h") Duration sessionIdle,
            @DefaultValue("12h") Duration sessionLifetime,
            @DefaultValue("1000") int connectionsPerAddress) {

        static final String LOOPBACK = "127.0.0.1";

        /** A word of this length cannot be guessed, if it is a random one. */
        private static final int LONG_TOKEN = 20;

        /** Whether the token is one that somebody might guess. */
        public boolean shortToken() {
            return access().stream().anyMatch(one -> one.secret().length() < LONG_TOKEN);
        }

        /** Those that are valid. */
        public List<AccessToken> access() {
            return AccessToken.all(token, tokens);
        }

        /** Where a process of this role listens: one that ends by itself is for commands of this machine only. */
        public String address(Role role) {
            return role == Role.INDEX ? LOOPBACK : address;
        }

        public GuardSettings guard(Role role, String uiOrigin, MetricsProperties metrics) {
            String at = address(role);
            boolean anyName = hosts.isEmpty() && !loopback(at);
            return new GuardSettings(
                    anyName ? Set.of() : GuardSettings.hosts(at, hosts),
                    uiOrigin,
                    requestTimeout,
                    sessionIdle,
                    sessionLifetime,
                    trustProxy ? 0 : connectionsPerAddress,
                    metrics.token());
        }

        /** What forbids listening; empty when nothing does. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (Math.min(requestTimeout.toMillis(), Math.min(sessionIdle.toSeconds(), sessionLifetime.toSeconds()))
                    < 1) {
                faults.add("raptor.server: every time must be above 0");
            }
            if (connectionsPerAddress < 0) {
                faults.add("raptor.server.connections-per-address must be 0, for any number, or above");
            }
            try {
                if (token.isBlank() && !access().isEmpty()) {
                    faults.add("set RAPTOR_TOKEN, too, which may do everything and opens the Temporal of the process:"
                            + " RAPTOR_TOKENS names further ones");
                }
            } catch (IllegalArgumentException unreadable) {
                faults.add(String.valueOf(unreadable.getMessage()));
            }
            try {
                if (!loopback(address) && token.isBlank()) {
                    faults.add("raptor.server.address " + address + " can be reached from other machines: set"
                            + " RAPTOR_TOKEN to a long random word that clients"
                            + " must send, or leave RAPTOR_SERVER_ADDRESS and"
                            + " --address out to listen on this machine only");
                }
            } catch (IllegalArgumentException unknown) {
                faults.add("raptor.server.address must be an address of this machine, not " + address);
            }
            return faults;
        }

        private static boolean loopback(String address) {
            try {
                return InetAddress.getByName(address).isLoopbackAddress() && !address.isBlank();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(address, e);
            }
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Server[" + address + "]";
        }
    }

    /**
     * Encryption of what Temporal keeps.
     *
     * @param key {@code id:base64}, several separated by commas; empty for none
     * @param uiOrigin of the Temporal UI that may have payloads decoded, as {@code https://host:port}
     */
    public record Codec(
            @DefaultValue("") String key, @DefaultValue("") String uiOrigin) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Codec[" + (key.isBlank() ? "none" : "a key") + "]";
        }
    }

    /**
     * The price of a model.
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

    /** The time that calls in flight have to end in when a process of this role is stopped. */
    public Duration grace(Role role) {
        if (shutdownGrace != null) {
            return shutdownGrace;
        }
        return role == Role.INDEX
                ? SHORT_GRACE
                : Stream.of(chat, embedding, model(ModelRole.EXTRACT), model(ModelRole.REPORT), model(ModelRole.ANSWER))
                        .filter(model -> !model.baseUrl().isBlank())
                        .map(ModelProperties::timeout)
                        .reduce(SHORT_GRACE, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** What payloads are encrypted with. */
    public CodecKeys codecKeys() {
        return CodecKeys.parse(codec.key());
    }

    public Path homeFolder() {
        return Path.of(home).toAbsolutePath().normalize();
    }

    /** Whether models were chosen here, instead of those that come with the program. */
    public boolean namesModels() {
        return Stream.of(chat, embedding, model(ModelRole.EXTRACT), model(ModelRole.REPORT))
                .anyMatch(model -> !model.baseUrl().isBlank());
    }

    /** The chat model of a job. */
    public ModelProperties model(ModelRole role) {
        return properties(role).over(chat);
    }

    /** The group of settings to name where a job's model is at fault. */
    public String group(ModelRole role) {
        return properties(role).any() ? role.text() : "chat";
    }

    /** Jobs that have settings of their own. */
    public List<ModelRole> roles() {
        return Arrays.stream(ModelRole.values())
                .filter(role -> properties(role).any())
                .toList();
    }

    private RoleProperties properties(ModelRole role) {
        return switch (role) {
            case EXTRACT -> extract;
            case REPORT -> report;
            case ANSWER -> answer;
        };
    }

    public StoreSettings storeSettings() {
        return store.settings(homeFolder());
    }

    /** What a process of this role does about a store of an older schema. */
    public Migration migration(Role role) {
        return store.migration(role != Role.INDEX);
    }

    /** What a command that only looks does about a store of an older schema. */
    public Migration migration() {
        return store.migration(false);
    }

    /** A fault for each job of a task for which a model is set that another job of tasks has at another address. */
    private List<String> elsewhere() {
        List<String> faults = new ArrayList<>();
        Map<String, ModelRole> known = new LinkedHashMap<>();
        for (ModelRole role : List.of(ModelRole.EXTRACT, ModelRole.REPORT)) {
            ModelProperties own = model(role);
            String other = own.settings().id().equals(chat.settings().id())
                    ? chat.baseUrl()
                    : Optional.ofNullable(known.putIfAbsent(own.settings().id(), role))
                            .map(first -> model(first).baseUrl())
                            .orElse(own.baseUrl());
            if (!own.baseUrl().equals(other)) {
                ModelRole before = known.get(own.settings().id());
                faults.add("raptor." + role.text() + ".base-url has the model of raptor."
                        + (before == null ? "chat" : before.text())
                        + " at another address, but tasks tell models by their names: leave it out, or name another"
                        + " model in raptor." + role.text() + ".model");
            }
        }
        return faults;
    }

    /** Every fault, each naming what to change; empty when all can be used. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!temporal.embedded() && !temporal.local() && !temporal.target().matches("[^\\s:]+:\\d{1,5}")) {
            faults.add("raptor.temporal.target must be embedded, local or host:port, not " + temporal.target());
        }
        if (!temporal.ui().isEmpty() && !temporal.ui().matches("https?://[^\\s]+")) {
            faults.add("raptor.temporal.ui must be the address of Temporal's page, as http://host:port");
        }
        if (taskQueue.isBlank()) {
            faults.add("raptor.task-queue must not be blank");
        }
        faults.addAll(store.faults());
        if (documents.maxSize().toBytes() < 1
                || documents.maxCharacters() < 1
                || documents.maxLeaves() < 1
                || documents.parseTimeout().toMillis() < 1) {
            faults.add("raptor.documents: every limit must be above 0");
        }
        if (!sources.usable()) {
            faults.add("raptor.sources.roots must hold folders and s3://BUCKET/FOLDER, separated by commas");
        }
        faults.addAll(uploads.faults());
        prices.forEach((model, price) -> {
            if (!price.usable()) {
                faults.add("raptor.prices." + model
                        + " needs .input, and .output where it writes: USD per million tokens, 0 or above");
            }
        });
        if (Stream.concat(Stream.of(chat, embedding), roles().stream().map(this::model))
                .anyMatch(ModelProperties::negative)) {
            faults.add("requests-per-minute and tokens-per-minute must be 0, for no limit, or above");
        }
        try {
            CodecKeys unused = codecKeys();
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        if (!codec.uiOrigin().isEmpty() && !codec.uiOrigin().matches("https?://[^/\\s*]+")) {
            faults.add("raptor.codec.ui-origin must be the one origin of the Temporal UI, as https://host:port");
        }
        if (!management.usable()) {
            faults.add("raptor.management.port must be a port, 0 for any free one, or off, not " + management.port());
        }
        if (shutdownGrace != null && shutdownGrace.isNegative()) {
            faults.add("raptor.shutdown-grace must be 0 or above");
        }
        if (temporal.embedded() && !worker.deployment().isEmpty()) {
            faults.add(
                    "raptor.worker.deployment is for a Temporal server: name one with TEMPORAL_ADDRESS or --temporal");
        }
        if (temporal.embedded() && !worker.takesAll()) {
            faults.add(
                    "nothing but this process works for the Temporal within it: leave raptor.worker.queues out, or name"
                            + " a Temporal elsewhere by TEMPORAL_ADDRESS");
        }
        faults.addAll(webhook.faults());
        faults.addAll(worker.faults());
        faults.addAll(server.faults());
        faults.addAll(chat.settings().faults("raptor.chat"));
        faults.addAll(embedding.settings().faults("raptor.embedding"));
        roles().forEach(role -> faults.addAll(model(role).settings().faults("raptor." + role.text())));
        faults.addAll(elsewhere());
        return faults;
    }
}
