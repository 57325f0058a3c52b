package io.raptor.activity;

import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.extract.RuleExtractor;
import io.raptor.activity.graph.extract.model.ExtractionQuestion;
import io.raptor.activity.graph.merge.describe.DescribeQuestion;
import io.raptor.activity.graph.merge.resolve.ResolveQuestion;
import io.raptor.activity.graph.report.ReportContext;
import io.raptor.activity.graph.report.ReportQuestion;
import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.Extraction;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Whether a chat model is asked about the graph of all documents. */
    static boolean asks(GraphRagSettings graphrag, @Nullable ModelProfile models) {
        return models != null && graphrag.asksOfGraph() && !ExtractiveSummariser.is(models.reporter());
    }

    private static void requireReporter(GraphRagSettings graphrag, ModelProfile models) {
        if (graphrag.reports() == Extraction.MODEL && ExtractiveSummariser.is(models.reporter())) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "graphrag.reports model needs a chat model: set RAPTOR_CHAT_BASE_URL and RAPTOR_CHAT_MODEL, or"
                            + " RAPTOR_REPORT_BASE_URL and RAPTOR_REPORT_MODEL for reports alone, or leave"
                            + " graphrag.reports at auto");
        }
    }

    /**
     * All that decides what is found in a text.
     *
     * @throws IndexingException INVALID_REQUEST where a model is asked for and there is none
     */
    static String key(GraphRagSettings graphrag, ModelProfile models) {
        requireReporter(graphrag, models);
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
                        orEmpty(graphrag.extractPrompt()))
                : String.join("\n", "graph", RuleExtractor.VERSION, units);
    }

    /** All that decides what a model says of a graph of the same documents. */
    static String askedKey(GraphRagSettings graphrag, ModelProfile models) {
        return String.join(
                "\n",
                "by model",
                models.reporter(),
                Boolean.TRUE.equals(graphrag.resolution()) ? ResolveQuestion.VERSION : "",
                graphrag.describes() ? DescribeQuestion.VERSION : "",
                ReportQuestion.VERSION,
                graphrag.reportTokens().toString(),
                orEmpty(graphrag.reportPrompt()));
    }

    private static String orEmpty(@Nullable String prompt) {
        return prompt == null ? "" : prompt;
    }

    /** The question for a report. */
    static ReportQuestion question(GraphRagSettings graphrag, ReportContext context) {
        return new ReportQuestion(context, orEmpty(graphrag.reportPrompt()), graphrag.reportTokens());
    }

    /** The first question about a unit. */
    static ExtractionQuestion question(GraphRagSettings graphrag, Unit unit) {
        return ExtractionQuestion.of(unit, graphrag.entityTypes(), orEmpty(graphrag.extractPrompt()));
    }

    /** What the units name by the rules of their language. */
    static List<UnitGraph> byRules(List<Unit> units) {
        return new RuleExtractor().document(units);
    }
}
