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

/** Ten thousand documents in one task: no page of them costs more than the first, wherever it lies. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LongListContract {

    private static final int DOCUMENTS = 10_000;
    private static final int BATCH = 200;
    private static final int FAILED_ONE_IN = 50;
    private static final int PAGE = 100;
    private static final String SHORT = "short";
    private static final String LONG = "long";

    /** What read the whole list took fifty times as long. */
    private static final long MOST_TIMES = 10;

    /** The best counts: what else the machine does is not the store's. */
    private static final int TRIES = 15;

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
        catalogue.endRegistration(Corpus.TASK);
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

    private static long nanos(Runnable work) {
        work.run();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long begin = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best;
    }

    private DocumentPage page(DocumentFilter filter, long after) {
        return catalogue.page(Corpus.TASK, filter, after, PAGE);
    }

    /** Both of one filter, so that what is counted for its total weighs on both. */
    private void assertLastIsAsQuickAsFirst(DocumentFilter filter, long nearEnd) {
        assertThat(page(filter, nearEnd).more()).as("the last page").isFalse();
        assertThat(page(filter, 0).more()).as("the first page").isTrue();
        long first = nanos(() -> page(filter, 0));
        long last = nanos(() -> page(filter, nearEnd));
        assertThat(last).as("the last page, the first took %d ns", first).isLessThan(MOST_TIMES * first);
        assertThat(first).as("the first page, the last took %d ns", last).isLessThan(MOST_TIMES * last);
    }

    @Test
    void theLastPageComesAsQuicklyAsTheFirst() {
        DocumentPage first = page(DocumentFilter.ALL, 0);
        assertThat(first.total()).isEqualTo(DOCUMENTS);
        long nearEnd = first.rows().get(0).number() + DOCUMENTS - PAGE - 1;
        assertThat(page(DocumentFilter.ALL, nearEnd).rows()).hasSize(PAGE);
        assertLastIsAsQuickAsFirst(DocumentFilter.ALL, nearEnd);
    }

    @Test
    void soDoTheLastPagesOfAState() {
        DocumentFilter failed = new DocumentFilter(DocumentState.FAILED, "");
        DocumentPage few = page(failed, 0);
        assertThat(few.total()).isEqualTo(DOCUMENTS / FAILED_ONE_IN);
        DocumentFilter cancelled = new DocumentFilter(DocumentState.CANCELLED, "");
        assertThat(page(cancelled, 0).total()).isEqualTo(DOCUMENTS - few.total());
        List<DocumentRow> failures = catalogue.documents(Corpus.TASK, DocumentState.FAILED, 0, DOCUMENTS);
        long nearEnd = failures.get(failures.size() - 1).number() - PAGE;
        assertLastIsAsQuickAsFirst(cancelled, nearEnd);
    }

    @Test
    void soDoTheLastPagesOfAName() {
        DocumentPage one = page(new DocumentFilter(null, "DOCUMENT-009998"), 0);
        assertThat(one.total()).isEqualTo(1);
        DocumentFilter every = new DocumentFilter(null, "document");
        assertThat(page(every, 0).total()).isEqualTo(DOCUMENTS);
        assertLastIsAsQuickAsFirst(every, one.rows().get(0).number() + 1 - PAGE);
    }

    @Test
    void aPageCostsLittleBesideTheWholeList() {
        long whole = nanos(() -> catalogue.documents(Corpus.TASK, null, 0, DOCUMENTS));
        long state = nanos(() -> catalogue.documents(Corpus.TASK, DocumentState.CANCELLED, 0, DOCUMENTS));
        assertThat(whole).isGreaterThan(MOST_TIMES * nanos(() -> catalogue.documents(Corpus.TASK, null, 0, PAGE)));
        assertThat(state)
                .isGreaterThan(
                        MOST_TIMES * nanos(() -> catalogue.documents(Corpus.TASK, DocumentState.CANCELLED, 0, PAGE)));
    }

    @Test
    void findingDocumentsByNameCostsNoMoreThanInAShortList() {
        List<FoundDocument> found = found(0);
        List<String> named = found.stream().map(FoundDocument::documentId).toList();
        catalogue.beginRun(SHORT, Corpus.request(SHORT));
        catalogue.register(SHORT, found);
        assertThat(catalogue.documents(Corpus.TASK, named)).hasSize(BATCH);
        assertIsAsQuickInTheLongList(
                () -> catalogue.documents(SHORT, named), () -> catalogue.documents(Corpus.TASK, named));
        assertIsAsQuickInTheLongList(() -> catalogue.unchanged(SHORT, found), () -> catalogue.unchanged(LONG, found));
        catalogue.cancelUnfinished(SHORT);
        assertIsAsQuickInTheLongList(
                () -> catalogue.register(SHORT, found), () -> catalogue.register(Corpus.TASK, found));
    }

    private static void assertIsAsQuickInTheLongList(Runnable inShort, Runnable inLong) {
        long time = nanos(inShort);
        assertThat(nanos(inLong)).as("the short list took %d ns", time).isLessThan(MOST_TIMES * time);
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
