package io.raptor.activity.estimate;

import io.raptor.activity.document.DocumentTitle;
import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.extract.RuleExtractor;
import io.raptor.activity.graph.extract.Units;
import io.raptor.activity.graph.extract.model.ExtractionQuestion;
import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The questions that a chat model is asked for a graph, those left out that were answered: of the documents, whose units
 * are those that the task would make; of the graph of them all. Safe for use by many threads; {@link #ofGraph} once they
 * are through.
 */
final class GraphForecast {

    /** Tokens of an answer for each thing and each link that rules find: a name, a kind and a sentence or two. */
    private static final int ENTITY_TOKENS = 45;

    private static final int RELATION_TOKENS = 50;

    /** Tokens of an answer that finds nothing more. */
    private static final int NOTHING_TOKENS = 15;

    private final GraphRagSettings graphrag;
    private final boolean byModel;
    private final boolean asked;
    private final Tokenizer tokenizer;
    private final StoredGraph stored;
    private final PaidQuestions reading;
    private final PaidQuestions asking;
    private final Map<String, Contribution> documents = new ConcurrentSkipListMap<>();

    /**
     * @param models of the task
     * @param known what the ledger has
     * @param stored what the dataset has
     */
    GraphForecast(
            GraphRagSettings graphrag,
            ModelProfile models,
            Tokenizer tokenizer,
            StoredAnswers known,
            StoredGraph stored) {
        this.graphrag = graphrag;
        this.byModel = graphrag.extraction().wantsModel() && !ExtractiveSummariser.is(models.extractor());
        this.asked = graphrag.asksOfGraph() && !ExtractiveSummariser.is(models.reporter());
        this.tokenizer = tokenizer;
        this.stored = stored;
        this.reading = new PaidQuestions(known, models.extractor());
        this.asking = new PaidQuestions(known, models.reporter());
    }

    /** What reading a document takes. */
    Workload of(String documentId, List<Node> leaves) {
        List<Leaf> cut = leaves.stream()
                .map(node ->
                        new Leaf(node.index(), node.text(), node.structure().headingPath(), node.tokens()))
                .toList();
        List<Unit> units = new Units(DocumentTitle.of(documentId), graphrag.extractTokens()).of(cut);
        List<UnitGraph> found = new RuleExtractor().document(units);
        documents.put(documentId, new Contribution(documentId, found));
        Workload work = Workload.NONE;
        for (int i = 0; byModel && i < units.size(); i++) {
            work = work.plus(reading(units.get(i), found.get(i)));
        }
        return work;
    }

    /** A question and, where that finds anything, further ones; where an answer is not there, one that finds nothing more. */
    private Workload reading(Unit unit, UnitGraph found) {
        String own = Objects.requireNonNullElse(graphrag.extractPrompt(), "");
        ExtractionQuestion question = ExtractionQuestion.of(unit, graphrag.entityTypes(), own);
        Optional<UnitGraph> read = reading.answer(question);
        Workload work = read.isPresent() ? Workload.NONE : call(question, answerTokens(found));
        Optional<ExtractionQuestion> next = question.next(read.orElse(found));
        for (int i = 0; i < graphrag.maxGleanings() && next.isPresent(); i++) {
            Optional<UnitGraph> more = reading.answer(next.get());
            work = work.plus(more.isPresent() ? Workload.NONE : call(next.get(), NOTHING_TOKENS));
            ExtractionQuestion asked = next.get();
            next = more.flatMap(asked::next);
        }
        return work;
    }

    private static int answerTokens(UnitGraph found) {
        return NOTHING_TOKENS
                + ENTITY_TOKENS * found.mentions().size()
                + RELATION_TOKENS * found.links().size();
    }

    private Workload call(ExtractionQuestion question, int answer) {
        return reading.call(question, tokenizer.count(question.prompt()), answer);
    }

    /** What is asked about the graph of all documents of the dataset, those that were looked at as they are now. */
    Workload ofGraph() {
        return asked
                ? new GraphQuestionForecast(graphrag, tokenizer, asking)
                        .of(stored.contributions(documents, byModel), stored)
                : Workload.NONE;
    }
}
