package io.raptor.starter.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The work that a process takes from Temporal, and how much of it at the same time.
 *
 * @param queues kinds of work that it takes; none for a server that only answers
 * @param controlSlots activities of the store alone
 * @param computeSlots documents that are read, cut and grouped; 0 for one a core
 * @param modelSlots calls of each model; a model in this process has one a core
 * @param cachedWorkflows kept in memory, so that their next step needs no replay
 * @param workflowThreads of the cached ones, two each at least
 * @param deployment name of the worker deployment that the process is one of; empty for none
 * @param buildId of its code there; empty for one that is made of the workflows' code
 * @param versioning what becomes of running tasks when another build becomes the current one
 * @param pollers connections that wait for work of one kind, or {@code auto} for as many as the backlog asks for
 */
public record WorkerProperties(
        @DefaultValue({"control", "compute", "model"}) List<Work> queues,
        @DefaultValue("50") int controlSlots,
        @DefaultValue("0") int computeSlots,
        @DefaultValue("200") int modelSlots,
        @DefaultValue("600") int cachedWorkflows,
        @DefaultValue("1200") int workflowThreads,
        @DefaultValue("5") String pollers,
        @DefaultValue("") String deployment,
        @DefaultValue("") String buildId,
        @DefaultValue("pinned") Versioning versioning) {

    /** The way of running tasks from one build to the next. */
    public enum Versioning {
        /** They stay on the build they began with until they continue as new. */
        PINNED,
        /** They move at once. */
        AUTO_UPGRADE
    }

    /** A kind of work, which has task queues of its own. */
    public enum Work {
        /** Workflows, and activities that only use the store. */
        CONTROL,
        /** What needs a core: reading, cutting, grouping. */
        COMPUTE,
        /** Calls of the models that the process is set up for. */
        MODEL
    }

    /** The key by which a command sets the kinds of work. */
    public static final String QUEUES = "raptor.worker.queues";

    private static final String AUTO = "auto";
    private static final int MOST_POLLERS = 1000;

    public boolean takes(Work kind) {
        return queues.contains(kind);
    }

    /** Whether nothing of any task needs another process. */
    public boolean takesAll() {
        return Set.copyOf(queues).equals(EnumSet.allOf(Work.class));
    }

    /** Whether the number of pollers follows the backlog. */
    public boolean autoscaled() {
        return pollers.equals(AUTO);
    }

    /** The number of pollers of a kind, where it is fixed. */
    public int pollersOfKind() {
        return Integer.parseInt(pollers);
    }

    /** What cannot be used; empty when all can. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (Math.min(controlSlots, modelSlots) < 1 || computeSlots < 0) {
            faults.add("raptor.worker: slots must be 1 or above; compute-slots may be 0, for one a core");
        }
        if (cachedWorkflows < 1 || workflowThreads < 2L * cachedWorkflows) {
            faults.add("raptor.worker.workflow-threads must be twice raptor.worker.cached-workflows or more");
        }
        if (!autoscaled() && (!pollers.matches("\\d{1,4}") || pollersOfKind() < 2 || pollersOfKind() > MOST_POLLERS)) {
            faults.add("raptor.worker.pollers must be from 2 to " + MOST_POLLERS + ", or auto, not " + pollers);
        }
        if (Stream.of(deployment, buildId)
                .anyMatch(name -> !name.isEmpty() && !name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}"))) {
            faults.add("raptor.worker.deployment and raptor.worker.build-id must be letters, digits, _ and -");
        }
        return faults;
    }
}
