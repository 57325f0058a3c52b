package io.raptor.starter.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.worker.ActivityGuardInterceptor;
import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

@Timeout(60)
final class LogLinesTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(LogLinesTest.class);
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final String TASK = "notes";
    private static final String DOCUMENT = "a folder/b.md";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void detach() {
        ROOT.detachAppender(appender);
        timer.shutdownNow();
    }

    @Test
    void ofActivitiesAndOfWorkflowsCarryTheSameIds() {
        writeWith(patternOfTheLogFile());
        String run = index(attempt -> LOG.info("working"));
        String ids = "task=notes document=a folder/b.md workflow=notes/a folder/b.md run=" + run + " - ";
        assertThat(lines()).anyMatch(line -> line.endsWith(ids + "working"));
        assertThat(lines()).anyMatch(line -> line.endsWith(ids + "deciding"));
    }

    @Test
    void ofNoWorkCarryNone() {
        writeWith(patternOfTheLogFile());
        LOG.info("starting");
        assertThat(lines()).anyMatch(line -> line.endsWith("LogLinesTest - starting"));
    }

    @Test
    void stayOneLineWhateverADocumentIsCalled() {
        writeWith(patternOfTheLogFile());
        MDC.put("document", "a\nERROR b");
        LOG.info("reading{}", "\u001b[2J\nERROR c");
        MDC.remove("document");
        assertThat(lines()).anyMatch(line -> line.contains("document=a\\nERROR b - reading\\u001B[2J\\nERROR c"));
    }

    @Test
    void canBeJson() {
        writeWith(json());
        String run = index(attempt -> LOG.info("working"));
        for (String message : List.of("working", "deciding")) {
            assertThat(lines())
                    .filteredOn(line -> line.contains("\"" + message + "\""))
                    .singleElement()
                    .asString()
                    .startsWith("{")
                    .contains("\"task\":\"notes\"", "\"document\":\"a folder", "\"run\":\"" + run + "\"")
                    .doesNotContain("\"WorkflowId\"", "\"RunId\"");
        }
    }

    @Test
    void ofAFailureSayWhatHappensNext() {
        writeWith(patternOfTheLogFile());
        index(attempt -> {
            switch (attempt) {
                case 1 ->
                    throw new IndexingException(FailureType.RATE_LIMITED, "slow down", Duration.ofMillis(70), null);
                case 2 -> throw new IndexingException(FailureType.MODEL_UNAVAILABLE, "not now");
                default -> throw new IndexingException(FailureType.DOCUMENT_UNREADABLE, "damaged");
            }
        });
        assertThat(lines())
                .anyMatch(line -> line.contains("document=a folder/b.md ")
                        && line.endsWith("attempt 1: RateLimited slow down; next: retried in 0.1 s"))
                .anyMatch(line -> line.endsWith("attempt 2: ModelUnavailable not now; next: retried in 0.2 s"))
                .anyMatch(line -> line.endsWith("attempt 3: DocumentUnreadable damaged; next: the document fails"));
    }

    @Test
    void ofABugShowItsPlaceButNotItsMessage() {
        writeWith(patternOfTheLogFile());
        index(attempt -> {
            throw new IllegalStateException("text of a document", new IllegalArgumentException("more of it"));
        });
        String log = written.toString(StandardCharsets.UTF_8);
        assertThat(log)
                .contains("attempt 1: IllegalStateException; next: retried in 0.1 s")
                .contains("attempt 3: IllegalStateException; next: the document is retried")
                .contains("Caused by: java.lang.IllegalArgumentException")
                .contains("at io.raptor.starter.logging.LogLinesTest")
                .doesNotContain("text of a document", "more of it");
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void writeWith(Encoder<ILoggingEvent> encoder) {
        encoder.setContext(ROOT.getLoggerContext());
        encoder.start();
        appender.setContext(ROOT.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        ROOT.addAppender(appender);
    }

    /** The file's appender comes first, so its filter has seen what comes here. */
    private static PatternLayoutEncoder patternOfTheLogFile() {
        Appender<ILoggingEvent> file = Objects.requireNonNull(ROOT.getAppender("FILE"));
        PatternLayoutEncoder like = (PatternLayoutEncoder) ((OutputStreamAppender<ILoggingEvent>) file).getEncoder();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(like.getPattern());
        return encoder;
    }

    private static StructuredLogEncoder json() {
        LoggerContext context = ROOT.getLoggerContext();
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setFormat("logstash");
        return encoder;
    }

    /** Runs a document's workflow of one activity, and answers its run's id. */
    private String index(Consumer<Integer> work) {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new ActivityGuardInterceptor(timer, false))
                        .build())
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker("q");
            worker.registerWorkflowImplementationTypes(OneStep.class);
            worker.registerActivitiesImplementations(
                    (Step) () -> work.accept(io.temporal.activity.Activity.getExecutionContext()
                            .getInfo()
                            .getAttempt()));
            environment.start();
            return environment
                    .getWorkflowClient()
                    .newWorkflowStub(
                            OneDocument.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(TASK + "/" + DOCUMENT)
                                    .setTaskQueue("q")
                                    .build())
                    .run();
        }
    }

    @WorkflowInterface
    public interface OneDocument {
        @WorkflowMethod(name = "DocumentWorkflow")
        String run();
    }

    @ActivityInterface
    public interface Step {
        void step();
    }

    public static final class OneStep implements OneDocument {

        private final Step steps = Workflow.newActivityStub(
                Step.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofMillis(100))
                                .setBackoffCoefficient(2)
                                .setMaximumAttempts(10)
                                .build())
                        .build());

        @Override
        public String run() {
            Workflow.getLogger(LogLinesTest.class).info("deciding");
            try {
                steps.step();
            } catch (ActivityFailure failed) {
                Workflow.getLogger(LogLinesTest.class).info("failed");
            }
            return Workflow.getInfo().getRunId();
        }
    }
}
