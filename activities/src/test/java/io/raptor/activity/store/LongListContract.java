package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.DocumentPage;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Store;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Ten thousand documents in one task: every page of them is right, wherever it lies. What pages cost is in
 * {@code docs/performance.md}.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LongListContract {

    private static final int DOCUMENTS = 10_000;
    private static final int BATCH = 200;
    private static final int FAILED_ONE_IN = 50;
    private static final int PAGE = 100;
    private static final String SHORT = "short";
    private static final String LONG = "long";

    private Store store;
    private Catalogue catalogue;

    /** An empty store. */
    abstract Store open() throws Exception;

    @BeforeAll
    void fill() throws Exception {
        store = open();
        catalogue = store.catalogue();
        catalogue.beginRun(Corpus.TASK, Corpus.request(LONG));
        for (int from = 0; from < DOCUMENTS; from += BATCH) {
            catalogue.register(Corpus.TASK, found(from));
        }
        catalogue.endRegistration(Corpus.TASK, 0);
        for (DocumentRow row : everyFiftieth()) {
            catalogue.finish(
                    Corpus.TASK,
                    row.number(),
                    DocumentState.FAILED,
                    new DocumentFailure(row.documentId(), "DocumentUnreadable", "no", 1, true, Instant.EPOCH),
                    Usage.NONE);
        }
        catalogue.cancelUnfinished(Corpus.TASK);
        catalogue.recordTask(Corpus.TASK, TaskState.CANCELLED, null, false, Instant.EPOCH);
    }

    private static List<FoundDocument> found(int from) {
        return IntStream.range(from, from + BATCH)
                .mapToObj(i -> Corpus.found(String.format("folder-%03d/document-%06d.md", i % 500, i), "k"))
                .toList();
    }

    private List<DocumentRow> everyFiftieth() {
        List<DocumentRow> some = new ArrayList<>();
        List<DocumentRow> rows = catalogue.documents(Corpus.TASK, null, 0, FAILED_ONE_IN);
        while (!rows.isEmpty()) {
            some.add(rows.get(rows.size() - 1));
            rows = catalogue.documents(
                    Corpus.TASK, null, rows.get(rows.size() - 1).number(), FAILED_ONE_IN);
        }
        return some;
    }

    /** What the store was on, once it is closed. */
    void stop() throws Exception {}

    @AfterAll
    void close() throws Exception {
        if (store != null) { // opening may have been called off
            store.close();
        }
        stop();
    }

    private DocumentPage page(DocumentFilter filter, long after) {
        return catalogue.page(Corpus.TASK, filter, after, PAGE);
    }

    private void assertEnds(DocumentFilter filter, long nearEnd) {
        assertThat(page(filter, nearEnd).more()).as("the last page").isFalse();
        assertThat(page(filter, 0).more()).as("the first page").isTrue();
    }

    @Test
    void theLastPageIsToldFromTheFirst() {
        DocumentPage first = page(DocumentFilter.ALL, 0);
        assertThat(first.total()).isEqualTo(DOCUMENTS);
        long nearEnd = first.rows().get(0).number() + DOCUMENTS - PAGE - 1;
        assertThat(page(DocumentFilter.ALL, nearEnd).rows()).hasSize(PAGE);
        assertEnds(DocumentFilter.ALL, nearEnd);
    }

    @Test
    void soAreThePagesOfAState() {
        DocumentFilter failed = new DocumentFilter(DocumentState.FAILED, "");
        DocumentPage few = page(failed, 0);
        assertThat(few.total()).isEqualTo(DOCUMENTS / FAILED_ONE_IN);
        DocumentFilter cancelled = new DocumentFilter(DocumentState.CANCELLED, "");
        assertThat(page(cancelled, 0).total()).isEqualTo(DOCUMENTS - few.total());
        List<DocumentRow> failures = catalogue.documents(Corpus.TASK, DocumentState.FAILED, 0, DOCUMENTS);
        long nearEnd = failures.get(failures.size() - 1).number() - PAGE;
        assertEnds(cancelled, nearEnd);
    }

    @Test
    void soAreThePagesOfAName() {
        DocumentPage one = page(new DocumentFilter(null, "DOCUMENT-009998"), 0);
        assertThat(one.total()).isEqualTo(1);
        DocumentFilter every = new DocumentFilter(null, "document");
        assertThat(page(every, 0).total()).isEqualTo(DOCUMENTS);
        assertEnds(every, one.rows().get(0).number() + 1 - PAGE);
    }

    @Test
    void documentsAreFoundByNameInTheirOwnTask() {
        List<FoundDocument> found = found(BATCH);
        List<String> named = found.stream().map(FoundDocument::documentId).toList();
        catalogue.beginRun(SHORT, Corpus.request(SHORT));
        catalogue.register(SHORT, found);
        assertThat(catalogue.documents(SHORT, named))
                .hasSize(BATCH)
                .noneMatch(row -> row.dataset().equals(LONG));
        assertThat(catalogue.documents(Corpus.TASK, named))
                .extracting(DocumentRow::documentId)
                .containsExactlyInAnyOrderElementsOf(named);
        assertThat(catalogue.unchanged(LONG, found)).isEmpty();
    }

    @Test
    void followingTheCursorsMeetsEveryDocumentOnce() {
        DocumentFilter cancelled = new DocumentFilter(DocumentState.CANCELLED, "");
        long met = 0;
        long after = 0;
        boolean more = true;
        while (more) {
            DocumentPage page = catalogue.page(Corpus.TASK, cancelled, after, 1000);
            assertThat(page.rows().get(0).number()).isGreaterThan(after);
            met += page.rows().size();
            after = page.rows().get(page.rows().size() - 1).number();
            more = page.more();
        }
        assertThat(met).isEqualTo(DOCUMENTS - DOCUMENTS / FAILED_ONE_IN);
    }

    @Test
    void theTasksOwnLineAndItsNewestFailuresAreThere() {
        assertThat(catalogue.tasks(new TaskFilter(null, LONG), null, PAGE).rows())
                .singleElement()
                .satisfies(task -> assertThat(task.counts().failed()).isEqualTo(DOCUMENTS / FAILED_ONE_IN));
        assertThat(catalogue.failures(Corpus.TASK, 0, 20)).hasSize(20);
    }
}
