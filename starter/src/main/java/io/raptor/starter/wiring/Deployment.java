package io.raptor.starter.wiring;

import io.raptor.starter.config.WorkerProperties;
import io.raptor.starter.config.WorkerProperties.Versioning;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.Sha256;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The worker deployment that a process is one of, by which the service keeps a task on the code that it began with. */
final class Deployment {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

    /** Of the code that is replayed: builds that differ in nothing of it are one to a task. */
    private static final String WORKFLOWS =
            "classpath*:" + RaptorWorkflow.class.getPackageName().replace('.', '/') + "/**/*.class";

    private static final int DIGITS = 12;

    private Deployment() {}

    /** None at all where none is configured, and where the service knows none. */
    static WorkerDeploymentOptions of(WorkerProperties settings, TemporalConnection temporal) {
        if (settings.deployment().isEmpty()) {
            return WorkerDeploymentOptions.newBuilder().build();
        }
        if (!temporal.knowsDeployments()) {
            LOG.warn(
                    "Temporal at {} knows no worker deployments: this worker takes tasks of every build",
                    temporal.address());
            return WorkerDeploymentOptions.newBuilder().build();
        }
        String build = settings.buildId().isEmpty() ? ofWorkflows() : settings.buildId();
        LOG.info(
                "Build {} of the worker deployment {}: tasks come once it is the current one, by"
                        + " temporal worker deployment set-current-version --deployment-name {} --build-id {}",
                build,
                settings.deployment(),
                settings.deployment(),
                build);
        return WorkerDeploymentOptions.newBuilder()
                .setUseVersioning(true)
                .setVersion(new WorkerDeploymentVersion(settings.deployment(), build))
                .setDefaultVersioningBehavior(
                        settings.versioning() == Versioning.PINNED
                                ? VersioningBehavior.PINNED
                                : VersioningBehavior.AUTO_UPGRADE)
                .build();
    }

    /** The hash of the workflows' classes. */
    static String ofWorkflows() {
        try {
            Map<String, Resource> classes = new TreeMap<>();
            for (Resource one : new PathMatchingResourcePatternResolver().getResources(WORKFLOWS)) {
                String place = one.getURL().toString();
                classes.put(place.substring(place.lastIndexOf("io/raptor/")), one);
            }
            Sha256 hash = new Sha256();
            for (Resource one : classes.values()) {
                try (InputStream in = one.getInputStream()) {
                    byte[] code = in.readAllBytes();
                    hash.add(code, code.length);
                }
            }
            return hash.hex().substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own classes cannot be read", e);
        }
    }
}
