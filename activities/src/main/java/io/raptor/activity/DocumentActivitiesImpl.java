package io.raptor.activity;

import io.raptor.activity.call.Caller;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.cluster.Clusterer;
import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.activity.cluster.Clusterers;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.document.LoadedDocument;
import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeModels;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import io.temporal.failure.CanceledFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loading and grouping, over the store. */
public final class DocumentActivitiesImpl implements DocumentActivities {

    private final Catalogue catalogue;
    private final TreeBuilds builds;
    private final DocumentLoader loader;
    private final ModelProfile models;
    private final LedgeredEmbeddings embeddings;

    public DocumentActivitiesImpl(
            Store store, DocumentLoader loader, ModelProfile models, LedgeredEmbeddings embeddings) {
        this(store.catalogue(), store.treeBuilds(), loader, models, embeddings);
    }

    /** @param builds where trees are built, in the store or not */
    DocumentActivitiesImpl(
            Catalogue catalogue,
            TreeBuilds builds,
            DocumentLoader loader,
            ModelProfile models,
            LedgeredEmbeddings embeddings) {
        this.embeddings = embeddings;
        this.catalogue = catalogue;
        this.builds = builds;
        this.loader = loader;
        this.models = models;
    }

    @Override
    public LoadResult load(LoadRequest request) {
        DocumentRow document = catalogue.begin(request.taskId(), request.document());
        ModelProfile asked = request.models();
        BuildKey key = BuildKey.of(request.raptor(), request.graphrag(), asked);
        TreeModels made = request.graphrag() == null ? TreeModels.of(asked) : TreeModels.ofLeaves(asked.embedding());
        Build build = builds.open(BuildOwner.document(document.number()), key.of(document.contentHash()), made);
        // A file that was only found, but not read, is read now, for its failure to say what is wrong.
        if (build.leaves() < 0) {
            build = read(document, build, request.raptor(), key, made);
        }
        boolean ours = asked.embedding().equals(models.embedding());
        return new LoadResult(
                build.number(), build.leaves(), build.leafTokens(), ours ? embedded(request, build) : null);
    }

    /** A small document gets its vectors at once, where that is work for this core: it spares a round trip. */
    private @Nullable Usage embedded(LoadRequest request, Build build) {
        if (embeddings.remote() || build.leaves() > embeddings.batchSize()) {
            return null;
        }
        return embeddings.embed(new Caller(request.taskId(), 1), build.number(), 0, 0, build.leaves());
    }

    private Build read(DocumentRow document, Build begun, RaptorSettings raptor, BuildKey keys, TreeModels made) {
        try {
            LoadedDocument loaded = loader.load(document.path(), raptor);
            // The file may have changed since it was registered: what was read decides.
            String key = keys.of(loaded.contentHash());
            Build build = key.equals(begun.key()) ? begun : builds.open(begun.owner(), key, made);
            return builds.saveLeaves(build.number(), loaded.leaves(), loaded.remarks());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CanceledFailure("interrupted while reading a document");
        }
    }

    @Override
    public ClusterResult cluster(ClusterRequest request) {
        LevelRows level = LevelRows.read(builds, request.build(), request.level());
        int[][] clusters = builds.assignment(request.build(), request.level(), level.fingerprint())
                .orElseGet(() -> group(request, level));
        return clusters.length >= level.size() ? new ClusterResult(0, List.of(), 0) : result(level, clusters);
    }

    private int[][] group(ClusterRequest request, LevelRows level) {
        RaptorSettings raptor = request.raptor();
        Clusterer clusterer = Clusterers.of(raptor.clustering());
        Options options = Options.of(raptor);
        int[][] places = clusterer.cluster(level.nodes(), options);
        if (places.length >= level.size()) {
            return places;
        }
        int[][] clusters = level.named(places);
        builds.saveAssignment(request.build(), request.level(), level.fingerprint(), clusters);
        return clusters;
    }

    private static ClusterResult result(LevelRows level, int[][] clusters) {
        List<Integer> lone = new ArrayList<>();
        long tokens = 0;
        for (int c = 0; c < clusters.length && lone.size() < ClusterResult.MAX_LONE; c++) {
            if (clusters[c].length == 1) {
                lone.add(c);
                tokens += level.tokens()[Arrays.binarySearch(level.indexes(), clusters[c][0])];
            }
        }
        return new ClusterResult(clusters.length, lone, tokens);
    }
}
