package io.raptor.workflow.internal;

import io.raptor.workflow.activity.GraphActivities;
import io.raptor.workflow.activity.GraphModelActivities;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Graphs in memory: what was done to them, in its order. */
final class FakeGraph implements GraphActivities, GraphModelActivities {

    final List<String> calls = new CopyOnWriteArrayList<>();

    /** Where single steps wait: {@code merge}, {@code communities}, {@code report 1}, {@code publish}. */
    final Parking parking = new Parking();

    /** Pages of reports. */
    volatile int pages = 3;

    /** How often the documents turn out to have changed when the graph is to be shown. */
    final AtomicInteger changes = new AtomicInteger();

    /** What reports fail with. */
    volatile @Nullable FailureType trouble;

    /** Blocks of names that a model is asked about. */
    volatile int blocks;

    /** Descriptions that it is asked for, round by round. */
    volatile List<Integer> described = List.of();

    /** Reports that a model writes, the lowest level first. */
    volatile List<Integer> written = List.of();

    /** Which of them fail, as {@code ask 0 1}. */
    volatile Set<String> refused = Set.of();

    /** Units of a document. */
    volatile int units = 2;

    /** Above 0 where a model has to read them. */
    volatile int unread;

    /** What the reading of units fails with. */
    volatile @Nullable FailureType unreadable;

    /** What a model's reports fail with. */
    volatile @Nullable FailureType unreported;

    /** The task queues that reports were written by. */
    final Set<String> reporters = ConcurrentHashMap.newKeySet();

    /** The task queues that units were read by. */
    final Set<String> readers = ConcurrentHashMap.newKeySet();

    private void call(String name) {
        calls.add(name);
        parking.pass(name);
    }

    int count(String name) {
        return (int) calls.stream().filter(call -> call.startsWith(name)).count();
    }

    @Override
    public Divided divide(DivideRequest request) {
        call("divide " + request.build());
        return new Divided(units, unread == 0 ? 0 : units, true);
    }

    @Override
    public Usage extract(ExtractRequest request) {
        FailureType failure = unreadable;
        if (failure != null) {
            throw ApplicationFailure.newNonRetryableFailure("there is trouble", failure.text());
        }
        readers.add(Activity.getExecutionContext().getInfo().getActivityTaskQueue());
        call("extract " + request.build() + " " + request.unit());
        return Usage.NONE;
    }

    @Override
    public Usage resolve(QuestionRequest request) {
        return answered("resolve " + request.step());
    }

    @Override
    public Usage describe(QuestionRequest request) {
        return answered("describe " + request.round() + " " + request.step());
    }

    private Usage answered(String name) {
        call(name);
        if (refused.contains(name)) {
            throw ApplicationFailure.newNonRetryableFailure("there is trouble", FailureType.BAD_MODEL_OUTPUT.text());
        }
        reporters.add(Activity.getExecutionContext().getInfo().getActivityTaskQueue());
        return Usage.NONE;
    }

    @Override
    public void join(GraphRequest request) {
        call("join");
    }

    @Override
    public Steps describe(DescribeRequest request) {
        call("plan " + request.round());
        return new Steps(request.round() < described.size() ? described.get(request.round()) : 0, null);
    }

    @Override
    public Usage report(CommunityRequest request) {
        String name = "ask " + request.level() + " " + request.step();
        call(name);
        FailureType failure = refused.contains(name) ? FailureType.BAD_MODEL_OUTPUT : unreported;
        if (failure != null) {
            throw ApplicationFailure.newNonRetryableFailure("there is trouble", failure.text());
        }
        reporters.add(Activity.getExecutionContext().getInfo().getActivityTaskQueue());
        return Usage.NONE;
    }

    @Override
    public Merged merge(GraphRequest request) {
        call("merge");
        return new Merged(!written.isEmpty(), blocks);
    }

    @Override
    public void communities(GraphRequest request) {
        call("communities");
    }

    @Override
    public Steps reports(GraphRequest request) {
        call("reports");
        return new Steps(pages, written);
    }

    @Override
    public void report(ReportRequest request) {
        call("report " + request.step());
        FailureType failure = trouble;
        if (failure != null) {
            throw ApplicationFailure.newNonRetryableFailure("there is trouble", failure.text());
        }
    }

    @Override
    public Shown publish(GraphRequest request) {
        call("publish");
        return new Shown(changes.getAndDecrement() <= 0);
    }
}
