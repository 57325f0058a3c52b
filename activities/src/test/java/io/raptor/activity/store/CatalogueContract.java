package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.DocumentPage;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Catalogue.TaskPage;
import io.raptor.activity.port.Catalogue.TaskPlace;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does with lists of tasks and documents. */
interface CatalogueContract extends StoreFixture {

    @Test
    default void firstRunFindsEveryDocumentPending() {
        assertThat(corpus().run("d", "k", "a", "b")).isEqualTo(1);
        assertThat(catalogue().counts(Corpus.TASK)).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
        List<DocumentRef> all = catalogue().pending(Corpus.TASK, 0, 10);
        assertThat(all).extracting(DocumentRef::id).containsExactly("a", "b");
        assertThat(catalogue().pending(Corpus.TASK, all.get(0).number(), 10)).containsExactly(all.get(1));
    }

    @Test
    default void idsMayBeAsLongAsTheLongestPaths() {
        String longest = "\u6d77".repeat(682);
        corpus().run("d".repeat(100), "k", longest, longest.substring(1));
        assertThat(found(null, longest)).containsExactly(longest);
        corpus().published(longest, "k");
        assertThat(store().publishedTrees().tree("d".repeat(100), longest)).hasSize(7);
    }

    @Test
    default void aPageSaysWhetherMoreFollowsAndOfHowMany() {
        corpus().run("d", "k", "a", "b", "c");
        corpus().published("b", "k");
        DocumentPage first = catalogue().page(Corpus.TASK, DocumentFilter.ALL, 0, 2);
        assertThat(first.rows()).extracting(DocumentRow::documentId).containsExactly("a", "b");
        assertThat(first.more()).isTrue();
        assertThat(first.total()).isEqualTo(3);
        DocumentPage last = catalogue()
                .page(Corpus.TASK, DocumentFilter.ALL, first.rows().get(1).number(), 1);
        assertThat(last.rows()).extracting(DocumentRow::documentId).containsExactly("c");
        assertThat(last.more()).isFalse();
        DocumentPage pending = catalogue().page(Corpus.TASK, new DocumentFilter(DocumentState.PENDING, ""), 0, 2);
        assertThat(pending.rows()).extracting(DocumentRow::documentId).containsExactly("a", "c");
        assertThat(pending.more()).isFalse();
        assertThat(pending.total()).isEqualTo(2);
        assertThat(catalogue().page("another", DocumentFilter.ALL, 0, 2))
                .isEqualTo(new DocumentPage(List.of(), false, 0));
    }

    @Test
    default void documentsAreFoundByAPartOfTheirId() {
        corpus().run("d", "k", "north/Harbour.md", "north/tide_1.md", "south/harbour%.md");
        corpus().published("north/Harbour.md", "k");
        assertThat(found(null, "HARBOUR")).containsExactly("north/Harbour.md", "south/harbour%.md");
        assertThat(found(DocumentState.COMPLETED, "harbour")).containsExactly("north/Harbour.md");
        assertThat(found(null, "%")).containsExactly("south/harbour%.md");
        assertThat(found(null, "_")).containsExactly("north/tide_1.md");
        assertThat(found(null, "west")).isEmpty();
    }

    /** The ids on the first page, which has all. */
    private List<String> found(@Nullable DocumentState state, String part) {
        DocumentPage page = catalogue().page(Corpus.TASK, new DocumentFilter(state, part), 0, 10);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(DocumentRow::documentId).toList();
    }

    @Test
    default void pagesOfTasksLeadThroughAllOnceWhateverComesMeanwhile() {
        for (String task : List.of("t1", "t2", "t3", "t4", "t5")) {
            catalogue().beginRun(task, Corpus.request(task.equals("t3") ? "other" : "d"));
        }
        List<String> all = catalogue().tasks().stream().map(TaskRow::taskId).toList();
        TaskPage first = catalogue().tasks(TaskFilter.ALL, null, 2);
        assertThat(first.more()).isTrue();
        assertThat(first.total()).isEqualTo(5);
        catalogue().beginRun("late", Corpus.request("d"));
        TaskPage second = catalogue().tasks(TaskFilter.ALL, place(first), 2);
        TaskPage third = catalogue().tasks(TaskFilter.ALL, place(second), 3);
        assertThat(Stream.of(first, second, third).flatMap(page -> page.rows().stream()))
                .extracting(TaskRow::taskId)
                .filteredOn(task -> !task.equals("late"))
                .containsExactlyElementsOf(all);
        assertThat(third.more()).isFalse();
    }

    private static TaskPlace place(TaskPage page) {
        TaskRow last = page.rows().get(page.rows().size() - 1);
        return new TaskPlace(last.createdAt(), last.taskId());
    }

    @Test
    default void tasksAreFoundByStateAndDataset() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        catalogue().beginRun("other", Corpus.request("e"));
        end(TaskState.COMPLETED);
        TaskPage ended = catalogue().tasks(new TaskFilter(TaskState.COMPLETED, null), null, 10);
        assertThat(ended.rows()).extracting(TaskRow::taskId).containsExactly(Corpus.TASK);
        assertThat(ended.rows().get(0)).isEqualTo(catalogue().task(Corpus.TASK).orElseThrow());
        assertThat(catalogue().tasks(new TaskFilter(null, "e"), null, 10).rows())
                .extracting(TaskRow::taskId)
                .containsExactly("other");
        assertThat(catalogue().tasks(new TaskFilter(TaskState.COMPLETED, "e"), null, 10))
                .isEqualTo(new TaskPage(List.of(), false, 0));
    }

    @Test
    default void countsTheDocumentsOfTasksThatHaveNotEnded() {
        corpus().run("d", "k", "a", "b", "c");
        corpus().published("a", "k");
        catalogue().recordTask(Corpus.TASK, TaskState.PAUSED, "user", false, NOW);
        Census census = catalogue().census();
        assertThat(census.tasks()).isEqualTo(Map.of(TaskState.PAUSED, 1L));
        assertThat(census.documents()).isEqualTo(Map.of(DocumentState.COMPLETED, 1L, DocumentState.PENDING, 2L));
        assertThat(census.paused()).isEqualTo(Map.of(Census.PERSON, 1L));
        assertThat(census.oldest()).isNull();

        end(TaskState.CANCELLED);
        assertThat(catalogue().census().tasks()).isEqualTo(Map.of(TaskState.CANCELLED, 1L));
        assertThat(catalogue().census().documents()).isEmpty();
    }

    @Test
    default void tellsWhyTasksArePausedAndHowLongTheRunningOnesHaveWaited() {
        corpus().run("d", "k", "a");
        catalogue().recordTask(Corpus.TASK, TaskState.PAUSED, "outage: the model does not answer", true, NOW);
        assertThat(catalogue().census().paused()).isEqualTo(Map.of("outage", 1L));
        catalogue().recordTask(Corpus.TASK, TaskState.PAUSED, "outage: I look after it", false, NOW);
        assertThat(catalogue().census().paused()).isEqualTo(Map.of(Census.PERSON, 1L));

        Instant resumed = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        catalogue().recordTask(Corpus.TASK, TaskState.RUNNING, null, false, resumed);
        Census running = catalogue().census();
        assertThat(running.paused()).isEmpty();
        assertThat(running.oldest()).isBefore(resumed);
        assertThat(running.stalest()).isEqualTo(resumed);
    }

    @Test
    default void interruptedRunGoesOnAndKeepsWhatItFinished() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        assertThat(catalogue().begin(Corpus.TASK, corpus().number("b")).state()).isEqualTo(DocumentState.RUNNING);
        assertThat(catalogue().pending(Corpus.TASK, 0, 10)).isEmpty();

        assertThat(corpus().run("d", "k", "a", "b")).isEqualTo(1);
        assertThat(state("a")).isEqualTo(DocumentState.COMPLETED);
        assertThat(state("b")).isEqualTo(DocumentState.PENDING);
    }

    @Test
    default void nextRunSkipsTheUnchangedAndTakesUpTheRest() {
        corpus().run("d", "k", "same", "changed", "failed", "cancelled");
        corpus().published("same", "k");
        corpus().published("changed", "k");
        catalogue().finish(Corpus.TASK, corpus().number("failed"), DocumentState.FAILED, failure("failed"), Usage.NONE);
        assertThat(catalogue().cancelUnfinished(Corpus.TASK)).isEqualTo(1);
        end(TaskState.CANCELLED);

        assertThat(catalogue().beginRun(Corpus.TASK, Corpus.request("d"))).isEqualTo(2);
        catalogue()
                .register(
                        Corpus.TASK,
                        List.of(
                                Corpus.found("same", "k"),
                                Corpus.found("changed", "k2"),
                                Corpus.found("failed", "k"),
                                Corpus.found("cancelled", "k"),
                                Corpus.skipped("odd", "not a document")));
        assertThat(catalogue().endRegistration(Corpus.TASK, 7)).isZero();
        assertThat(catalogue().account(Corpus.TASK).orElseThrow().ignored()).isEqualTo(7);

        DocumentRow same = catalogue().document(Corpus.TASK, corpus().number("same"));
        assertThat(same.state()).isEqualTo(DocumentState.SKIPPED);
        assertThat(same.reason()).isEqualTo("unchanged");
        assertThat(same.nodes()).isEqualTo(7);
        assertThat(catalogue().pending(Corpus.TASK, 0, 10))
                .extracting(DocumentRef::id)
                .containsExactly("changed", "failed", "cancelled");
        assertThat(catalogue().document(Corpus.TASK, corpus().number("odd")).reason())
                .isEqualTo("not a document");
    }

    @Test
    default void documentsThatAreGoneLeaveTheListAndAreNamedWhenPublished() {
        corpus().run("d", "k", "a", "b", "c");
        corpus().published("a", "k");
        end(TaskState.COMPLETED);
        catalogue().beginRun(Corpus.TASK, Corpus.request("d"));
        catalogue().register(Corpus.TASK, List.of(Corpus.found("b", "k")));
        assertThat(catalogue().endRegistration(Corpus.TASK, 0)).isEqualTo(1);
        assertThat(catalogue().missing(Corpus.TASK)).containsExactly("a");
        assertThat(catalogue().counts(Corpus.TASK).total()).isEqualTo(1);
        assertThat(store().publishedTrees().tree("d", "a")).hasSize(7);
    }

    @Test
    default void reopenedRunTakesUpTheUnfinishedAndLeavesTheRest() {
        corpus().run("d", "k", "done", "failed", "cancelled");
        corpus().published("done", "k");
        catalogue().finish(Corpus.TASK, corpus().number("failed"), DocumentState.FAILED, failure("failed"), Usage.NONE);
        catalogue().cancelUnfinished(Corpus.TASK);
        end(TaskState.CANCELLED);

        assertThat(catalogue().reopenRun(Corpus.TASK)).isEqualTo(2);
        assertThat(catalogue().reopenRun(Corpus.TASK)).isEqualTo(2);
        assertThat(catalogue().counts(Corpus.TASK)).isEqualTo(new Counts(3, 1, 0, 1, 0, 0));
        assertThat(catalogue().pending(Corpus.TASK, 0, 10))
                .extracting(DocumentRef::id)
                .containsExactly("cancelled");
    }

    @Test
    default void failuresAreListedAndPutBack() {
        corpus().run("d", "k", "a", "b");
        long a = corpus().number("a");
        catalogue().finish(Corpus.TASK, a, DocumentState.FAILED, failure("a"), Usage.NONE);
        catalogue().finish(Corpus.TASK, a, DocumentState.CANCELLED, null, Usage.NONE);
        DocumentFailure listed = catalogue().failures(Corpus.TASK, 0, 10).get(0);
        assertThat(listed.docId()).isEqualTo("a");
        assertThat(listed.errorType()).isEqualTo("DocumentUnreadable");
        assertThat(listed.attempts()).isEqualTo(2);
        assertThat(catalogue().requeue(Corpus.TASK, List.of("b"))).isEqualTo(Counts.NONE);
        assertThat(catalogue().requeue(Corpus.TASK, null).failed()).isEqualTo(1);
        assertThat(state("a")).isEqualTo(DocumentState.PENDING);
    }

    private static DocumentFailure failure(String id) {
        return new DocumentFailure(id, "DocumentUnreadable", "cannot be read", 2, true, NOW);
    }

    @Test
    default void theLatestOfAStateComeFirst() {
        corpus().run("d", "k", "a", "b", "c");
        for (String id : List.of("b", "a", "c")) {
            catalogue().finish(Corpus.TASK, corpus().number(id), DocumentState.SKIPPED, null, Usage.NONE);
        }
        List<DocumentRow> latest = catalogue().latest(Corpus.TASK, DocumentState.SKIPPED, NOW, 2);
        assertThat(latest)
                .hasSize(2)
                .isSortedAccordingTo(
                        Comparator.comparing(DocumentRow::updatedAt).reversed());
        assertThat(catalogue().latest(Corpus.TASK, DocumentState.FAILED, NOW, 2))
                .isEmpty();
    }

    @Test
    default void taskIsReadAsItWasAskedFor() {
        corpus().run("d", "k", "a");
        catalogue().recordTask(Corpus.TASK, TaskState.PAUSED, "lunch", false, NOW);
        assertThat(catalogue().tasks()).singleElement().satisfies(task -> {
            assertThat(task.request()).isEqualTo(Corpus.request("d"));
            assertThat(task.state()).isEqualTo(TaskState.PAUSED);
            assertThat(task.reason()).isEqualTo("lunch");
            assertThat(task.endedAt()).isNull();
        });
    }

    @Test
    default void tellsWhatANextRunWouldSkipAndWritesNothing() {
        List<FoundDocument> found =
                List.of(Corpus.found("same", "k"), Corpus.found("changed", "k2"), Corpus.found("new", "k"));
        assertThat(catalogue().unchanged("d", found)).isEmpty();
        corpus().run("d", "k", "same", "changed");
        corpus().published("same", "k");
        corpus().published("changed", "k");
        assertThat(catalogue().unchanged("d", found)).containsExactly("same");
        assertThat(catalogue().unchanged("other", found)).isEmpty();
        assertThat(catalogue().documents(Corpus.TASK, null, 0, 10)).hasSize(2);
    }
}
