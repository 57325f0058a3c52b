package io.raptor.activity;

import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.extract.RuleExtractor;
import io.raptor.activity.graph.extract.model.ExtractionQuestion;
import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.Extraction;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import java.util.List;

/** By what documents are read for a graph: by a chat model or by rules. */
final class GraphReading {

    private GraphReading() {}

    /**
     * Whether a chat model reads them.
     *
     * @throws IndexingException INVALID_REQUEST where one is asked for and there is none
     */
    static boolean byModel(GraphRagSettings graphrag, ModelProfile models) {
        boolean there = !ExtractiveSummariser.is(models.extractor());
        if (!there && graphrag.extraction() == Extraction.MODEL) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "graphrag.extraction model needs a chat model: set RAPTOR_CHAT_BASE_URL and RAPTOR_CHAT_MODEL, or"
                            + " RAPTOR_EXTRACT_BASE_URL and RAPTOR_EXTRACT_MODEL for graphs alone, or leave"
                            + " graphrag.extraction at auto");
        }
        return there && graphrag.extraction().wantsModel();
    }

    /** All that decides what is found in a text. */
    static String key(GraphRagSettings graphrag, ModelProfile models) {
        String units = graphrag.extractTokens().toString();
        return byModel(graphrag, models)
                ? String.join(
                        "\n",
                        "graph by model",
                        models.extractor(),
                        ExtractionQuestion.VERSION,
                        units,
                        graphrag.maxGleanings().toString(),
                        graphrag.entityTypes().toString(),
                        prompt(graphrag))
                : String.join("\n", "graph", RuleExtractor.VERSION, units);
    }

    private static String prompt(GraphRagSettings graphrag) {
        return graphrag.extractPrompt() == null ? "" : graphrag.extractPrompt();
    }

    /** The first question about a unit. */
    static ExtractionQuestion question(GraphRagSettings graphrag, Unit unit) {
        return ExtractionQuestion.of(unit, graphrag.entityTypes(), prompt(graphrag));
    }

    /** What the units name by the rules of their language. */
    static List<UnitGraph> byRules(List<Unit> units) {
        return new RuleExtractor().document(units);
    }
}
