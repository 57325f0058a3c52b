package io.raptor.activity;

import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.workflow.model.Extraction;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import java.util.Optional;

/** The model that finds what is named in texts. */
final class ExtractionModel {

    private ExtractionModel() {}

    /** Its id; empty where rules find it, because that is wanted or no chat model is set up. */
    static Optional<String> of(GraphRagSettings graphrag, ModelProfile models) {
        boolean chats = !models.chat().equals(ExtractiveSummariser.ID);
        return graphrag.extraction() == Extraction.NLP || !chats ? Optional.empty() : Optional.of(models.chat());
    }
}
