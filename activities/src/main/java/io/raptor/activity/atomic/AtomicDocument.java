package io.raptor.activity.atomic;

import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.DocumentActivities.ClusterRequest;
import io.raptor.workflow.activity.DocumentActivities.ClusterResult;
import io.raptor.workflow.activity.DocumentActivities.LoadRequest;
import io.raptor.workflow.activity.DocumentActivities.LoadResult;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.EmbedRequest;
import io.raptor.workflow.activity.ModelActivities.SummariseRequest;
import io.raptor.workflow.activity.ModelActivities.SummariseResult;
import io.raptor.workflow.model.Level;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Builds one document's tree in memory, level by level, as a document's workflow does it through the store. There are no
 * gaps: a summary that cannot be made fails the document.
 */
final class AtomicDocument {

    private final String taskId;
    private final RaptorSettings raptor;
    private final Limits limits;
    private final long document;
    private final ModelProfile profile;
    private final MemoryBuild build;
    private final DocumentActivities documents;
    private final ModelActivities models;
    private final CallPool calls;
    private final AtomicReference<Usage> usage = new AtomicReference<>(Usage.NONE);

    AtomicDocument(AtomicTask task, DocumentRow row, AtomicSteps steps, CallPool calls) {
        this.taskId = task.taskId();
        this.raptor = task.raptor();
        this.limits = task.limits();
        this.document = row.number();
        this.build = new MemoryBuild(document, row.documentId());
        this.documents = steps.documents(build);
        this.models = steps.models(build);
        this.profile = steps.profile();
        this.calls = calls;
    }

    /** Of the calls that were answered so far, also when the document fails. */
    Usage usage() {
        return usage.get();
    }

    /** @param leaves counts the leaves of the whole task, and refuses too many */
    WholeTree build(LeafCount leaves) {
        LoadResult loaded = documents.load(new LoadRequest(taskId, document, raptor, profile));
        leaves.add(loaded.leaves());
        if (loaded.embedded() == null) {
            embed(0, loaded.leaves());
        } else {
            used(loaded.embedded());
        }
        Level level = new Level(0, loaded.leaves(), loaded.tokens());
        while (!level.isTop(raptor)) {
            Level parents = parentsOf(level);
            if (parents == null) {
                break;
            }
            level = parents;
        }
        return build.tree(usage());
    }

    /** The level above, or {@code null} when grouping would not shrink this one. */
    private @Nullable Level parentsOf(Level below) {
        boolean root = below.fitsOneCall(raptor);
        ClusterResult clusters = root
                ? new ClusterResult(1, List.of(), 0)
                : documents.cluster(new ClusterRequest(taskId, 0, below.number(), raptor));
        if (clusters.clusters() == 0) {
            return null;
        }
        int number = below.number() + 1;
        long tokens = summarise(number, root, clusters);
        embed(number, clusters.clusters());
        return new Level(number, clusters.clusters(), tokens);
    }

    private long summarise(int level, boolean root, ClusterResult clusters) {
        Set<Integer> lone = new TreeSet<>(clusters.lone());
        AtomicLong tokens = new AtomicLong(clusters.loneTokens());
        calls.each(clusters.clusters(), cluster -> {
            if (!lone.contains(cluster)) {
                SummariseResult made = models.summarise(
                        new SummariseRequest(taskId, 0, level, cluster, root, raptor, limits, profile, null));
                tokens.addAndGet(made.tokens());
                used(made.usage());
            }
        });
        return tokens.get();
    }

    private void embed(int level, int nodes) {
        int size = profile.embeddingBatch();
        calls.each((nodes + size - 1) / size, batch -> {
            int from = batch * size;
            int to = Math.min(nodes, from + size);
            used(models.embed(
                    new EmbedRequest(taskId, 0, level, from, to, limits.maxConcurrentCalls(), profile, null)));
        });
    }

    private void used(Usage more) {
        usage.accumulateAndGet(more, Usage::plus);
    }
}
