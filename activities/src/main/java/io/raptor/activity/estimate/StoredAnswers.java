package io.raptor.activity.estimate;

import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Store;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.RaptorSettings;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The work that the store has already and that need not be paid for; only read. Nothing at all without a store. */
final class StoredAnswers {

    private final @Nullable Store store;
    /** Some task has run, so that looking for documents and vectors is worth its time. */
    private final boolean worked;

    StoredAnswers(@Nullable Store store) {
        this.store = store;
        this.worked = store != null && !store.catalogue().tasks().isEmpty();
    }

    Set<String> unchanged(String dataset, Collection<FoundDocument> found) {
        return store == null || !worked ? Set.of() : store.catalogue().unchanged(dataset, found);
    }

    /** Vectors of the texts under the model; an entry is empty where there is none. */
    List<Optional<float[]>> vectors(String embeddingModel, List<String> texts) {
        return store == null || !worked
                ? texts.stream().map(text -> Optional.<float[]>empty()).toList()
                : store.treeBuilds().knownVectors(embeddingModel, texts);
    }

    Optional<Answer> answer(String question) {
        return store == null ? Optional.empty() : store.ledger().find(Sha256.of(question));
    }

    /** Tokens of a model's answer as tasks took them that asked for the same length; 0 where none tells. */
    double usualOutput(String model, RaptorSettings raptor) {
        if (store == null || !worked) {
            return 0;
        }
        List<String> alike = store.catalogue().tasks().stream()
                .filter(task -> alike(task, raptor))
                .map(TaskRow::taskId)
                .toList();
        return store.ledger().usualOutput(model, alike).orElse(0);
    }

    private static boolean alike(TaskRow task, RaptorSettings raptor) {
        RaptorSettings other = task.request().raptor();
        return other.maxToken().equals(raptor.maxToken()) && Objects.equals(other.prompt(), raptor.prompt());
    }
}
