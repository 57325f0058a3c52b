package io.raptor.starter.temporal;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.activity.codec.CodecKeys;
import io.raptor.activity.worker.EncryptingCodec;
import io.raptor.activity.worker.PayloadSizeGuard;
import io.raptor.starter.temporal.embedded.EmbeddedTemporal;
import io.raptor.starter.temporal.renewed.KeyFile;
import io.raptor.starter.temporal.renewed.RenewedTls;
import io.raptor.workflow.Payloads;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.ListWorkerDeploymentsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the Temporal service that is configured, and that service where this process runs it. */
public final class TemporalConnection implements AutoCloseable {

    /** The time between two signs of life of a worker, which the service keeps for whoever asks. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(30);

    /** Far above what a history should hold in one event, so that it stops bugs, not tasks with many sources. */
    private static final int PAYLOAD_BYTES = 64 * 1024;

    private static final Duration FIRST_CALL = Duration.ofSeconds(10);

    /** Of one call, for somebody who waits for the answer. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration RETRIES = Duration.ofSeconds(3);

    private final String address;
    private final WorkflowServiceStubs stubs;
    private final WorkflowServiceStubs promptStubs;
    private final WorkflowClient client;
    private final WorkflowClient prompt;
    /** The service where this process runs it; else what its certificates are read by. */
    private final @Nullable AutoCloseable service;

    private TemporalConnection(
            String address,
            WorkflowServiceStubs stubs,
            WorkflowServiceStubs promptStubs,
            WorkflowClientOptions options,
            @Nullable AutoCloseable service) {
        this.address = address;
        this.stubs = stubs;
        this.promptStubs = promptStubs;
        this.client = WorkflowClient.newInstance(stubs, options);
        this.prompt = WorkflowClient.newInstance(promptStubs, options);
        this.service = service;
    }

    /**
     * Connects, after starting what is to run here.
     *
     * @param target {@code embedded}, {@code local} or {@code host:port}
     * @param home folder for the local server's database
     * @param keys what payloads are encrypted with
     */
    public static TemporalConnection open(String target, Path home, CodecKeys keys) {
        return open(target, home, keys, new NoopScope(), "");
    }

    /**
     * @param metrics receives what the SDK measures
     * @param key that a service in this process wants from the clients of others; empty for none
     */
    public static TemporalConnection open(String target, Path home, CodecKeys keys, Scope metrics, String key) {
        return switch (target) {
            case "embedded" -> {
                EmbeddedTemporal embedded =
                        EmbeddedTemporal.start(EmbeddedTemporal.USUAL_PORT, SearchAttributes.ALL, key);
                yield connect(embedded.address(), embedded, keys, metrics);
            }
            case "local" -> {
                LocalServer local = LocalServer.start(home);
                yield connect(local.address(), local, keys, metrics);
            }
            default -> connect(target, null, keys, metrics);
        };
    }

    /** A payload's size is seen to before it is encrypted: of several codecs the last is asked first on the way out. */
    static DataConverter converter(CodecKeys keys) {
        PayloadCodec guard = new PayloadSizeGuard(PAYLOAD_BYTES);
        List<PayloadCodec> codecs = keys.none() ? List.of(guard) : List.of(new EncryptingCodec(keys), guard);
        return new CodecDataConverter(Payloads.dataConverter(), codecs, !keys.none());
    }

    private static TemporalConnection connect(
            String address, @Nullable AutoCloseable service, CodecKeys keys, Scope metrics) {
        WorkflowServiceStubs stubs = null;
        WorkflowServiceStubs promptStubs = null;
        ClientConfigProfile profile = null;
        AutoCloseable beside = service;
        try {
            // Namespace, TLS and key come from Temporal's own variables; a service of ours needs none of them.
            profile = service == null ? ClientConfigProfile.load() : ClientConfigProfile.getDefaultInstance();
            Optional<KeyFile> file = service == null ? KeyFile.named(System.getenv()) : Optional.empty();
            if (file.isPresent()) {
                profile = profile.toBuilder().setApiKey("").build();
            }
            WorkflowServiceStubsOptions.Builder reaching = WorkflowServiceStubsOptions.newBuilder(
                            profile.toWorkflowServiceStubsOptions())
                    .setMetricsScope(metrics);
            if (service instanceof EmbeddedTemporal embedded) {
                reaching.setChannel(embedded.channel());
            } else {
                reaching.setTarget(address);
            }
            if (service == null) {
                beside = RenewedTls.and(file, profile, reaching);
            }
            stubs = WorkflowServiceStubs.newServiceStubs(reaching.build());
            WorkflowClientOptions.Builder options = WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
                    .setWorkerHeartbeatInterval(HEARTBEAT)
                    .setDataConverter(converter(keys));
            if (service instanceof EmbeddedTemporal embedded) {
                options.setInterceptors(embedded.lostQueries());
            }
            check(stubs, FIRST_CALL);
            promptStubs = prompt(reaching);
            check(promptStubs, FIRST_CALL);
            TemporalConnection connection =
                    new TemporalConnection(address, stubs, promptStubs, options.build(), beside);
            if (service == null) {
                checkNamespace(stubs, connection.namespace());
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            closeAll(promptStubs, null);
            closeAll(stubs, beside);
            throw ConnectionFault.at(address, profile, e);
        }
    }

    /** A worker tries again for a minute; who asks should hear sooner that nobody answers. */
    private static WorkflowServiceStubs prompt(WorkflowServiceStubsOptions.Builder reaching) {
        return WorkflowServiceStubs.newServiceStubs(reaching.setRpcTimeout(ANSWER)
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setExpiration(RETRIES).validateBuildWithDefaults())
                .build());
    }

    /** Without the right to look at it, a namespace may still be one to work in. */
    private static void checkNamespace(WorkflowServiceStubs stubs, String namespace) {
        try {
            var unused = stubs.blockingStub()
                    .withDeadlineAfter(FIRST_CALL.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw e;
            }
        }
    }

    private static void check(WorkflowServiceStubs stubs, Duration patience) {
        var unused = stubs.blockingStub()
                .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
    }

    /**
     * Sees whether the service answers.
     *
     * @throws io.grpc.StatusRuntimeException when it does not, within the time given
     */
    public void check(Duration patience) {
        check(stubs, patience);
    }

    /** The reason why no task runs here now, and what to do about it; empty when a worker asks the queue for tasks. */
    public Optional<String> idle(String queue) {
        try {
            int pollers = stubs.blockingStub()
                    .withDeadlineAfter(FIRST_CALL.toMillis(), TimeUnit.MILLISECONDS)
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace(namespace())
                            .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                            .build())
                    .getPollersCount();
            return pollers > 0
                    ? Optional.empty()
                    : Optional.of("no worker polls " + queue + " at " + address()
                            + ": start one with ./raptor worker --temporal " + address());
        } catch (StatusRuntimeException e) {
            return Optional.of("Temporal does not answer at " + address() + ": check that it is running");
        }
    }

    /** Whether the service routes tasks by the builds of worker deployments. */
    public boolean knowsDeployments() {
        try {
            var unused = stubs.blockingStub()
                    .withDeadlineAfter(FIRST_CALL.toMillis(), TimeUnit.MILLISECONDS)
                    .listWorkerDeployments(ListWorkerDeploymentsRequest.newBuilder()
                            .setNamespace(namespace())
                            .setPageSize(1)
                            .build());
            return true;
        } catch (StatusRuntimeException e) {
            // Who must not list them may be one of them all the same.
            return e.getStatus().getCode() == Status.Code.PERMISSION_DENIED;
        }
    }

    /** Whether tasks may set our search attributes. */
    public boolean knowsSearchAttributes() {
        return service instanceof EmbeddedTemporal || SearchAttributes.known(stubs, namespace());
    }

    /**
     * Has the service know our search attributes.
     *
     * @return the names of those that it did not know
     */
    public List<String> createSearchAttributes() {
        return service instanceof EmbeddedTemporal ? List.of() : SearchAttributes.create(stubs, namespace());
    }

    /** Schedules, for whoever waits for an answer; empty where the service keeps none. */
    public Optional<ScheduleClient> schedules() {
        return service instanceof EmbeddedTemporal
                ? Optional.empty()
                : Optional.of(ScheduleClient.newInstance(
                        promptStubs,
                        ScheduleClientOptions.newBuilder()
                                .setNamespace(namespace())
                                .setDataConverter(client.getOptions().getDataConverter())
                                .build()));
    }

    private String namespace() {
        return client.getOptions().getNamespace();
    }

    /** For work in the background, whose calls are repeated for long where the service does not answer. */
    public WorkflowClient client() {
        return client;
    }

    /** The same for whoever waits for an answer: its calls fail within seconds. */
    public WorkflowClient prompt() {
        return prompt;
    }

    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    /** As {@code host:port}. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        closeAll(promptStubs, null);
        closeAll(stubs, service);
    }

    private static void closeAll(@Nullable WorkflowServiceStubs stubs, @Nullable AutoCloseable service) {
        if (stubs != null) {
            stubs.shutdownNow();
            stubs.awaitTermination(2, TimeUnit.SECONDS);
        }
        if (service != null) {
            try {
                service.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException("the Temporal service of this process did not stop", e);
            }
        }
    }
}
