package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.Builds;
import io.raptor.activity.port.Builds.Gap;
import io.raptor.activity.port.Builds.WholeTree;
import io.raptor.activity.port.CallShares.Claim;
import io.raptor.activity.port.CallShares.Share;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.DocumentPage;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Catalogue.TaskPage;
import io.raptor.activity.port.Catalogue.TaskPlace;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.activity.port.Ledger.Standing;
import io.raptor.activity.port.Library.PublishedNode;
import io.raptor.activity.port.Library.VectorOf;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Rates.Unit;
import io.raptor.activity.port.Store;
import io.raptor.activity.testing.StoreInvariants;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class StoreContract {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Store store;
    private Corpus corpus;
    private Catalogue catalogue;
    private Builds builds;

    /** An empty store. */
    abstract Store store();

    @BeforeEach
    void open() {
        store = store();
        corpus = new Corpus(store);
        catalogue = store.catalogue();
        builds = store.builds();
    }

    private DocumentState state(String id) {
        return catalogue.document(Corpus.TASK, corpus.number(id)).state();
    }

    private void end(TaskState state) {
        catalogue.recordTask(Corpus.TASK, state, null, false, NOW);
    }

    private static DocumentFailure failure(String id) {
        return new DocumentFailure(id, "DocumentUnreadable", "cannot be read", 2, true, NOW);
    }

    @Test
    void firstRunFindsEveryDocumentPending() {
        assertThat(corpus.run("d", "k", "a", "b")).isEqualTo(1);
        assertThat(catalogue.counts(Corpus.TASK)).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
        List<DocumentRef> all = catalogue.pending(Corpus.TASK, 0, 10);
        assertThat(all).extracting(DocumentRef::id).containsExactly("a", "b");
        assertThat(catalogue.pending(Corpus.TASK, all.get(0).number(), 10)).containsExactly(all.get(1));
    }

    @Test
    void aPageSaysWhetherMoreFollowsAndOfHowMany() {
        corpus.run("d", "k", "a", "b", "c");
        corpus.published("b", "k");
        DocumentPage first = catalogue.page(Corpus.TASK, DocumentFilter.ALL, 0, 2);
        assertThat(first.rows()).extracting(DocumentRow::documentId).containsExactly("a", "b");
        assertThat(first.more()).isTrue();
        assertThat(first.total()).isEqualTo(3);
        DocumentPage last = catalogue.page(
                Corpus.TASK, DocumentFilter.ALL, first.rows().get(1).number(), 1);
        assertThat(last.rows()).extracting(DocumentRow::documentId).containsExactly("c");
        assertThat(last.more()).isFalse();
        DocumentPage pending = catalogue.page(Corpus.TASK, new DocumentFilter(DocumentState.PENDING, ""), 0, 2);
        assertThat(pending.rows()).extracting(DocumentRow::documentId).containsExactly("a", "c");
        assertThat(pending.more()).isFalse();
        assertThat(pending.total()).isEqualTo(2);
        assertThat(catalogue.page("another", DocumentFilter.ALL, 0, 2))
                .isEqualTo(new DocumentPage(List.of(), false, 0));
    }

    @Test
    void documentsAreFoundByAPartOfTheirId() {
        corpus.run("d", "k", "north/Harbour.md", "north/tide_1.md", "south/harbour%.md");
        corpus.published("north/Harbour.md", "k");
        assertThat(found(null, "HARBOUR")).containsExactly("north/Harbour.md", "south/harbour%.md");
        assertThat(found(DocumentState.COMPLETED, "harbour")).containsExactly("north/Harbour.md");
        assertThat(found(null, "%")).containsExactly("south/harbour%.md");
        assertThat(found(null, "_")).containsExactly("north/tide_1.md");
        assertThat(found(null, "west")).isEmpty();
    }

    /** The ids on the first page, which has all. */
    private List<String> found(@Nullable DocumentState state, String part) {
        DocumentPage page = catalogue.page(Corpus.TASK, new DocumentFilter(state, part), 0, 10);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(DocumentRow::documentId).toList();
    }

    @Test
    void pagesOfTasksLeadThroughAllOnceWhateverComesMeanwhile() {
        for (String task : List.of("t1", "t2", "t3", "t4", "t5")) {
            catalogue.beginRun(task, Corpus.request(task.equals("t3") ? "other" : "d"));
        }
        List<String> all = catalogue.tasks().stream().map(TaskRow::taskId).toList();
        TaskPage first = catalogue.tasks(TaskFilter.ALL, null, 2);
        assertThat(first.more()).isTrue();
        assertThat(first.total()).isEqualTo(5);
        catalogue.beginRun("late", Corpus.request("d"));
        TaskPage second = catalogue.tasks(TaskFilter.ALL, place(first), 2);
        TaskPage third = catalogue.tasks(TaskFilter.ALL, place(second), 3);
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
    void tasksAreFoundByStateAndDataset() {
        corpus.run("d", "k", "a", "b");
        corpus.published("a", "k");
        catalogue.beginRun("other", Corpus.request("e"));
        end(TaskState.COMPLETED);
        TaskPage ended = catalogue.tasks(new TaskFilter(TaskState.COMPLETED, null), null, 10);
        assertThat(ended.rows()).extracting(TaskRow::taskId).containsExactly(Corpus.TASK);
        assertThat(ended.rows().get(0)).isEqualTo(catalogue.task(Corpus.TASK).orElseThrow());
        assertThat(catalogue.tasks(new TaskFilter(null, "e"), null, 10).rows())
                .extracting(TaskRow::taskId)
                .containsExactly("other");
        assertThat(catalogue.tasks(new TaskFilter(TaskState.COMPLETED, "e"), null, 10))
                .isEqualTo(new TaskPage(List.of(), false, 0));
    }

    @Test
    void countsTheDocumentsOfTasksThatHaveNotEnded() {
        corpus.run("d", "k", "a", "b", "c");
        corpus.published("a", "k");
        catalogue.recordTask(Corpus.TASK, TaskState.PAUSED, "user", false, NOW);
        Census census = catalogue.census();
        assertThat(census.tasks()).isEqualTo(Map.of(TaskState.PAUSED, 1L));
        assertThat(census.documents()).isEqualTo(Map.of(DocumentState.COMPLETED, 1L, DocumentState.PENDING, 2L));

        end(TaskState.CANCELLED);
        assertThat(catalogue.census().tasks()).isEqualTo(Map.of(TaskState.CANCELLED, 1L));
        assertThat(catalogue.census().documents()).isEmpty();
    }

    @Test
    void answersWhileItIsOpen() {
        assertThatCode(store::check).doesNotThrowAnyException();
    }

    @Test
    void interruptedRunGoesOnAndKeepsWhatItFinished() {
        corpus.run("d", "k", "a", "b");
        corpus.published("a", "k");
        catalogue.running(Corpus.TASK, corpus.number("b"));
        assertThat(catalogue.pending(Corpus.TASK, 0, 10)).isEmpty();

        assertThat(corpus.run("d", "k", "a", "b")).isEqualTo(1);
        assertThat(state("a")).isEqualTo(DocumentState.COMPLETED);
        assertThat(state("b")).isEqualTo(DocumentState.PENDING);
    }

    @Test
    void nextRunSkipsTheUnchangedAndTakesUpTheRest() {
        corpus.run("d", "k", "same", "changed", "failed", "cancelled");
        corpus.published("same", "k");
        corpus.published("changed", "k");
        catalogue.finish(Corpus.TASK, corpus.number("failed"), DocumentState.FAILED, failure("failed"), Usage.NONE);
        assertThat(catalogue.cancelUnfinished(Corpus.TASK)).isEqualTo(1);
        end(TaskState.CANCELLED);

        assertThat(catalogue.beginRun(Corpus.TASK, Corpus.request("d"))).isEqualTo(2);
        catalogue.register(
                Corpus.TASK,
                List.of(
                        Corpus.found("same", "k"),
                        Corpus.found("changed", "k2"),
                        Corpus.found("failed", "k"),
                        Corpus.found("cancelled", "k"),
                        Corpus.skipped("odd", "not a document")));
        assertThat(catalogue.endRegistration(Corpus.TASK)).isZero();

        DocumentRow same = catalogue.document(Corpus.TASK, corpus.number("same"));
        assertThat(same.state()).isEqualTo(DocumentState.SKIPPED);
        assertThat(same.reason()).isEqualTo("unchanged");
        assertThat(same.nodes()).isEqualTo(7);
        assertThat(catalogue.pending(Corpus.TASK, 0, 10))
                .extracting(DocumentRef::id)
                .containsExactly("changed", "failed", "cancelled");
        assertThat(catalogue.document(Corpus.TASK, corpus.number("odd")).reason())
                .isEqualTo("not a document");
    }

    @Test
    void documentsThatAreGoneLeaveTheListAndAreNamedWhenPublished() {
        corpus.run("d", "k", "a", "b", "c");
        corpus.published("a", "k");
        end(TaskState.COMPLETED);
        catalogue.beginRun(Corpus.TASK, Corpus.request("d"));
        catalogue.register(Corpus.TASK, List.of(Corpus.found("b", "k")));
        assertThat(catalogue.endRegistration(Corpus.TASK)).isEqualTo(1);
        assertThat(catalogue.missing(Corpus.TASK)).containsExactly("a");
        assertThat(catalogue.counts(Corpus.TASK).total()).isEqualTo(1);
        assertThat(store.library().tree("d", "a")).hasSize(7);
    }

    @Test
    void reopenedRunTakesUpTheUnfinishedAndLeavesTheRest() {
        corpus.run("d", "k", "done", "failed", "cancelled");
        corpus.published("done", "k");
        catalogue.finish(Corpus.TASK, corpus.number("failed"), DocumentState.FAILED, failure("failed"), Usage.NONE);
        catalogue.cancelUnfinished(Corpus.TASK);
        end(TaskState.CANCELLED);

        assertThat(catalogue.reopenRun(Corpus.TASK)).isEqualTo(2);
        assertThat(catalogue.reopenRun(Corpus.TASK)).isEqualTo(2);
        assertThat(catalogue.counts(Corpus.TASK)).isEqualTo(new Counts(3, 1, 0, 1, 0, 0));
        assertThat(catalogue.pending(Corpus.TASK, 0, 10))
                .extracting(DocumentRef::id)
                .containsExactly("cancelled");
    }

    @Test
    void failuresAreListedAndPutBack() {
        corpus.run("d", "k", "a", "b");
        long a = corpus.number("a");
        catalogue.finish(Corpus.TASK, a, DocumentState.FAILED, failure("a"), Usage.NONE);
        catalogue.finish(Corpus.TASK, a, DocumentState.CANCELLED, null, Usage.NONE);
        DocumentFailure listed = catalogue.failures(Corpus.TASK, 0, 10).get(0);
        assertThat(listed.docId()).isEqualTo("a");
        assertThat(listed.errorType()).isEqualTo("DocumentUnreadable");
        assertThat(listed.attempts()).isEqualTo(2);
        assertThat(catalogue.putBack(Corpus.TASK, List.of("b"))).isEqualTo(Counts.NONE);
        assertThat(catalogue.putBack(Corpus.TASK, null).failed()).isEqualTo(1);
        assertThat(state("a")).isEqualTo(DocumentState.PENDING);
    }

    @Test
    void taskIsReadAsItWasAskedFor() {
        corpus.run("d", "k", "a");
        catalogue.recordTask(Corpus.TASK, TaskState.PAUSED, "lunch", false, NOW);
        assertThat(catalogue.tasks()).singleElement().satisfies(task -> {
            assertThat(task.request()).isEqualTo(Corpus.request("d"));
            assertThat(task.state()).isEqualTo(TaskState.PAUSED);
            assertThat(task.reason()).isEqualTo("lunch");
            assertThat(task.endedAt()).isNull();
        });
    }

    @Test
    void leavesAreStoredOnceAndVectorsFound() {
        corpus.run("d", "k", "a");
        long build = corpus.leaves(corpus.number("a"), "k", 3);
        builds.saveLeaves(build, List.of(Node.leaf(0, "other", 1, 0, 5)));
        assertThat(builds.build(build).leaves()).isEqualTo(3);
        assertThat(builds.nodes(build, 0, new int[] {0, 2}))
                .extracting(Node::index)
                .containsExactly(0, 2);
        assertThat(builds.unembedded(build, 0, 0, 3)).isEmpty();
        assertThat(builds.knownVectors(Corpus.MODEL, List.of("leaf 1 of a", "nowhere", "leaf 1 of a")))
                .satisfies(found -> {
                    assertThat(found.get(0))
                            .hasValueSatisfying(v -> assertThat(v).containsExactly(Corpus.vector("leaf 1 of a")));
                    assertThat(found.get(1)).isEmpty();
                    assertThat(found.get(2)).isPresent();
                });
        assertThat(builds.knownVectors("other-model", List.of("leaf 1 of a")).get(0))
                .isEmpty();
    }

    @Test
    void anotherGroupingDropsWhatStandsAbove() {
        corpus.run("d", "k", "a");
        long build = corpus.tree(corpus.number("a"), "k");
        assertThat(builds.members(build, 0, 1)).containsExactly(2, 3);
        builds.saveAssignment(
                build,
                0,
                "[0, 1, 2, 3]",
                builds.assignment(build, 0, "[0, 1, 2, 3]").orElseThrow(),
                List.of());
        assertThat(builds.nodes(build, 2)).hasSize(1);
        builds.saveAssignment(build, 0, "other", new int[][] {{0, 1, 2, 3}}, List.of());
        assertThat(builds.nodes(build, 1)).isEmpty();
        assertThat(builds.nodes(build, 2)).isEmpty();
        assertThat(builds.assignment(build, 0, "[0, 1, 2, 3]")).isEmpty();
        assertThatThrownBy(() -> builds.members(build, 0, 1)).isInstanceOf(IndexingException.class);
    }

    @Test
    void publishedTreeIsReadWhole() {
        corpus.run("d", "k", "a");
        corpus.published("a", "k");
        List<PublishedNode> tree = store.library().tree("d", "a");
        assertThat(tree).extracting(PublishedNode::level).containsExactly(0, 0, 0, 0, 1, 1, 2);
        PublishedNode pair = tree.get(5);
        assertThat(pair.children())
                .containsExactly(tree.get(2).id(), tree.get(3).id());
        assertThat(store.library().parents("d", tree.get(2).id())).containsExactly(pair.id());
        assertThat(store.library().node("d", pair.id()))
                .hasValueSatisfying(node -> assertThat(node.children()).isEqualTo(pair.children()));
        assertThat(store.library().documents("d", "", 10)).singleElement().satisfies(document -> {
            assertThat(document.title()).isEqualTo("Title 2");
            assertThat(document.leaves()).isEqualTo(4);
            assertThat(document.summaries()).isEqualTo(3);
        });
        List<VectorOf> scanned = new ArrayList<>();
        store.library().scan("d", scanned::add);
        assertThat(scanned)
                .extracting(VectorOf::id)
                .isEqualTo(tree.stream().map(PublishedNode::id).toList());
        List<PublishedNode> exported = new ArrayList<>();
        store.library().export("d", exported::add);
        assertThat(exported)
                .extracting(PublishedNode::text)
                .isEqualTo(tree.stream().map(PublishedNode::text).toList());
    }

    @Test
    void treesBuiltElsewhereAreThoseBuiltHere() {
        corpus.run("d", "k", "a", "b");
        corpus.published("a", "k");
        corpus.published("b", "k");
        List<WholeTree> whole = List.of(corpus.whole(corpus.number("b"), "k"), corpus.whole(corpus.number("a"), "k"));
        List<List<?>> built = exported();
        end(TaskState.COMPLETED);
        corpus.run("d", "k2", "a", "b");
        builds.publishAll(Corpus.TASK, whole);
        assertThat(exported()).isEqualTo(built).hasSize(14);
        assertThat(catalogue.counts(Corpus.TASK)).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
        assertThat(catalogue.document(Corpus.TASK, corpus.number("a")).usage())
                .isEqualTo(new Usage(3, 2, 0, 100, 20, null));
        assertThat(store.library().documents("d", "", 10))
                .extracting(document -> document.title())
                .containsExactly("Title 2", "Title 2");
        StoreInvariants.check(store);
    }

    @Test
    void oneTreeThatCannotBePublishedKeepsAllFromReaders() {
        corpus.run("d", "k", "a", "b");
        WholeTree sound = corpus.whole(corpus.number("a"), "k");
        Node bare = Node.leaf(0, "a leaf without a vector", 5, 0, 9);
        WholeTree broken = new WholeTree(corpus.number("b"), "k", Corpus.MODEL, List.of(bare), List.of(), Usage.NONE);
        assertThatThrownBy(() -> builds.publishAll(Corpus.TASK, List.of(sound, broken)))
                .isInstanceOf(IndexingException.class);
        assertThat(store.library().documents("d", "", 10)).isEmpty();
        assertThat(catalogue.counts(Corpus.TASK)).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
        StoreInvariants.check(store);
    }

    /** What readers see of every node. */
    private List<List<?>> exported() {
        List<List<?>> nodes = new ArrayList<>();
        store.library()
                .export(
                        "d",
                        node -> nodes.add(List.of(
                                node.id(),
                                node.documentId(),
                                node.level(),
                                node.text(),
                                node.children(),
                                node.vector()[0])));
        return nodes;
    }

    @Test
    void oldTreeStaysReadableUntilTheSwap() {
        corpus.run("d", "k", "a");
        corpus.published("a", "k");
        long document = corpus.number("a");
        long next = corpus.leaves(document, "k2", 2);
        assertThat(store.library().tree("d", "a")).hasSize(7);
        corpus.run("d", "k2", "a");
        end(TaskState.COMPLETED);
        corpus.run("d", "k2", "a");
        corpus.publish(document, next, 0);
        assertThat(store.library().tree("d", "a")).hasSize(2);
        assertThat(store.library().documents("d", "", 10).get(0).title()).isNull();
    }

    @Test
    void treeWithAGapIsPartialAndIsCompletedFromWhatItHas() {
        corpus.run("d", "k", "a");
        long document = corpus.number("a");
        long build = corpus.leaves(document, "k", 4);
        corpus.group(build, 0);
        corpus.summary(build, 1, 1, 2, 3);
        corpus.embed(build, 1);
        builds.saveGap(build, new Gap(1, 0, FailureType.MODEL_REFUSED, "refused"));
        assertThat(corpus.publish(document, build, 1)).isEqualTo(DocumentState.PARTIAL);
        assertThat(catalogue.failures(Corpus.TASK, 0, 1)).singleElement().satisfies(failure -> {
            assertThat(failure.errorType()).isEqualTo("ModelRefused");
            assertThat(failure.message()).contains("cluster 1 of level 1: refused");
        });
        assertThat(catalogue.putBack(Corpus.TASK, null).partial()).isEqualTo(1);

        long again = corpus.leaves(document, "k", 4);
        assertThat(again).isNotEqualTo(build);
        assertThat(builds.unembedded(again, 0, 0, 4)).isEmpty();
        assertThat(builds.gaps(again)).hasSize(1);
        assertThat(builds.node(again, 1, 1)).isPresent();
        assertThat(store.library().tree("d", "a")).hasSize(5);
        corpus.summary(again, 1, 0, 0, 1);
        corpus.embed(again, 1);
        assertThat(corpus.publish(document, again, 1)).isEqualTo(DocumentState.COMPLETED);
        assertThat(corpus.publish(document, again, 1)).isEqualTo(DocumentState.COMPLETED);
        assertThat(catalogue.document(Corpus.TASK, document).usage().modelCalls())
                .isEqualTo(6);
        assertThat(store.library().tree("d", "a")).hasSize(6);
    }

    @Test
    void levelsOfAnotherGroupingAreNotPublished() {
        corpus.run("d", "k", "a");
        long document = corpus.number("a");
        long build = corpus.tree(document, "k");
        builds.saveGap(build, new Gap(1, 1, FailureType.BAD_MODEL_OUTPUT, "empty"));
        assertThat(corpus.publish(document, build, 2)).isEqualTo(DocumentState.PARTIAL);
        assertThat(store.library().tree("d", "a"))
                .extracting(PublishedNode::level)
                .containsOnly(0, 1);
    }

    @Test
    void sameTreeHasTheSameIdsElsewhere() {
        corpus.run("d", "k", "a");
        corpus.published("a", "k");
        List<String> ids =
                store.library().tree("d", "a").stream().map(PublishedNode::id).toList();
        assertThat(store.library().deleteDataset("d")).isTrue();
        assertThat(catalogue.task(Corpus.TASK)).isEmpty();
        corpus.run("d", "k", "b", "a");
        corpus.published("a", "k");
        assertThat(store.library().tree("d", "a")).extracting(PublishedNode::id).isEqualTo(ids);
    }

    @Test
    void deletedDocumentIsIndexedAnewByTheNextRun() {
        corpus.run("d", "k", "a");
        corpus.published("a", "k");
        end(TaskState.COMPLETED);
        assertThat(store.library().deleteDocument("d", "a")).isTrue();
        assertThat(store.library().deleteDocument("d", "a")).isFalse();
        assertThat(store.library().tree("d", "a")).isEmpty();
        corpus.run("d", "k", "a");
        assertThat(state("a")).isEqualTo(DocumentState.PENDING);
    }

    @Test
    void answersAreKeptOnceAndEveryCallIsCounted() {
        corpus.run("d", "k", "a");
        Answer answer = new Answer("T", "text", 30, 4);
        store.ledger().save(entry("key", "chat", 0.5), answer);
        store.ledger().save(entry("key", "chat", 0.25), new Answer("U", "other", 1, 1));
        store.ledger().count(entry("v", "embedding", 0.0), 12);
        store.ledger().add(Corpus.TASK, Usage.CACHED);
        assertThat(store.ledger().find("key")).contains(answer);
        assertThat(store.ledger().find("none")).isEmpty();
        assertThat(store.ledger().usage(Corpus.TASK)).isEqualTo(new Usage(2, 1, 1, 43, 5, 0.75));
        assertThat(catalogue.task(Corpus.TASK).orElseThrow().usage())
                .isEqualTo(store.ledger().usage(Corpus.TASK));
    }

    @Test
    void oneCallOfUnknownPriceMakesTheCostUnknown() {
        corpus.run("d", "k", "a");
        store.ledger().save(entry("one", "chat", 0.5), new Answer("T", "text", 30, 4));
        store.ledger().save(entry("two", "chat", null), new Answer("T", "text", 30, 4));
        assertThat(store.ledger().usage(Corpus.TASK).cost()).isNull();
    }

    @Test
    void rejectedAnswersAreKeptForPeopleAndNeverAnswered() {
        corpus.run("d", "k", "a");
        store.ledger().reject(entry("key", "chat", 0.5), new Rejected("an empty answer", "", 9, 0));
        store.ledger().reject(entry("key", "chat", 0.5), new Rejected("a cut answer", "Once upon", 9, 2));
        assertThat(store.ledger().find("key")).isEmpty();
        assertThat(store.ledger().rejected(Corpus.TASK, 10))
                .extracting(RejectedRow::text)
                .containsExactly("Once upon", "");
        assertThat(store.ledger().usage(Corpus.TASK)).isEqualTo(new Usage(2, 0, 0, 18, 2, 1.0));
    }

    @Test
    void aTasksStandingFollowsItsStateAndBudget() {
        assertThat(store.ledger().standing(Corpus.TASK)).isEmpty();
        corpus.run("d", "k", "a");
        assertThat(store.ledger().standing(Corpus.TASK).orElseThrow().budget()).isEqualTo(Budget.NONE);
        catalogue.setBudget(Corpus.TASK, new Budget(700L, 1.5));
        catalogue.recordTask(Corpus.TASK, TaskState.PAUSED, "budget: reached", true, NOW);
        assertThat(store.ledger().standing(Corpus.TASK))
                .contains(new Standing(TaskState.PAUSED, new Budget(700L, 1.5), Usage.NONE));
        assertThat(catalogue.task(Corpus.TASK).orElseThrow()).satisfies(row -> {
            assertThat(row.held()).isTrue();
            assertThat(row.request().limits().tokenBudget()).isEqualTo(700L);
        });
    }

    @Test
    void aModelsRateIsSharedOutInTurn() {
        assertThat(store.rates().reserve("m", Unit.REQUESTS, 1, 6)).isZero();
        assertThat(store.rates().reserve("m", Unit.REQUESTS, 1, 6))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(store.rates().reserve("m", Unit.REQUESTS, 1, 6))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(store.rates().reserve("m", Unit.TOKENS, 500, 1000)).isZero();
        assertThat(store.rates().reserve("other", Unit.REQUESTS, 1, 6)).isZero();
    }

    private Share claim(String worker, int inTheAir, int wanted) {
        return store.callShares().claim(new Claim(Corpus.TASK, worker, 4, inTheAir, wanted));
    }

    @Test
    void aTasksCallsAreDividedAmongThoseWhoWantThem() {
        corpus.run("d", "k", "a");
        assertThat(claim("one", 0, 9).places()).isEqualTo(4);
        assertThat(claim("two", 0, 9).places()).as("all are in the air").isZero();
        assertThat(claim("one", 4, 9).places()).as("half, once two have ended").isEqualTo(2);
        assertThat(claim("two", 0, 9).places()).as("none has ended yet").isZero();
        assertThat(claim("one", 3, 9).places()).isEqualTo(2);
        assertThat(claim("two", 0, 9).places()).isEqualTo(1);
        assertThat(claim("one", 2, 9).places()).isEqualTo(2);
        assertThat(claim("two", 1, 9).places()).isEqualTo(2);
    }

    @Test
    void whatOneWorkerDoesNotWantIsTheOthers() {
        corpus.run("d", "k", "a");
        assertThat(claim("one", 0, 1).places()).isEqualTo(1);
        assertThat(claim("two", 0, 9).places()).isEqualTo(3);
        store.callShares().giveBack(Corpus.TASK, "one");
        assertThat(claim("two", 3, 9)).isEqualTo(new Share(4, false));
    }

    @Test
    void aShareThatWasLostWithCallsInTheAirIsTold() {
        corpus.run("d", "k", "a");
        claim("one", 0, 4);
        store.callShares().giveBack(Corpus.TASK, "one");
        assertThat(claim("two", 0, 4).places()).isEqualTo(4);
        assertThat(claim("one", 4, 4)).isEqualTo(new Share(0, true));
        assertThat(claim("two", 0, 4).places()).as("what is in the air counts").isZero();
    }

    @Test
    void aTaskThatNobodyKnowsIsNotShared() {
        assertThat(claim("one", 0, 9)).isEqualTo(new Share(4, false));
        assertThat(claim("two", 0, 9)).isEqualTo(new Share(4, false));
    }

    private static Entry entry(String key, String kind, @Nullable Double cost) {
        return new Entry(key, kind, "m", Corpus.TASK, NOW, cost);
    }

    @Test
    void tellsWhatANextRunWouldSkipAndWritesNothing() {
        List<FoundDocument> found =
                List.of(Corpus.found("same", "k"), Corpus.found("changed", "k2"), Corpus.found("new", "k"));
        assertThat(catalogue.unchanged("d", found)).isEmpty();
        corpus.run("d", "k", "same", "changed");
        corpus.published("same", "k");
        corpus.published("changed", "k");
        assertThat(catalogue.unchanged("d", found)).containsExactly("same");
        assertThat(catalogue.unchanged("other", found)).isEmpty();
        assertThat(catalogue.documents(Corpus.TASK, null, 0, 10)).hasSize(2);
    }

    @Test
    void usualAnswersAreTheAverageOfEnoughOfTheSameModelAndTasks() {
        for (int i = 0; i < 20; i++) {
            assertThat(store.ledger().usualOutput("m", List.of(Corpus.TASK))).isEmpty();
            store.ledger()
                    .save(
                            new Entry("key " + i, "chat", "m", Corpus.TASK, NOW, null),
                            new Answer("T", "text", 30, 4 + i % 2));
        }
        assertThat(store.ledger().usualOutput("m", List.of(Corpus.TASK))).hasValue(4.5);
        assertThat(store.ledger().usualOutput("m", List.of("other"))).isEmpty();
        assertThat(store.ledger().usualOutput("n", List.of(Corpus.TASK))).isEmpty();
    }

    @Test
    void interruptedThreadStillWritesAndStaysInterrupted() {
        corpus.run("d", "k", "a");
        Thread.currentThread().interrupt();
        corpus.published("a", "k");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(state("a")).isEqualTo(DocumentState.COMPLETED);
    }

    @Test
    void datasetCountsWhatIsPublished() {
        corpus.run("d", "k", "a", "b");
        corpus.published("a", "k");
        assertThat(store.library().datasets()).singleElement().satisfies(dataset -> {
            assertThat(dataset.embeddingModel()).isEqualTo(Corpus.MODEL);
            assertThat(dataset.documents()).isEqualTo(1);
            assertThat(dataset.leaves()).isEqualTo(4);
            assertThat(dataset.summaries()).isEqualTo(3);
        });
        assertThat(store.library().dataset("none")).isEmpty();
    }
}
