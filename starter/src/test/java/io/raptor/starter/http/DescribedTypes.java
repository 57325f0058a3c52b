package io.raptor.starter.http;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.activity.search.Ancestor;
import io.raptor.activity.search.Passage;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.rank.PathStep;
import io.raptor.activity.search.rank.Signals;
import io.raptor.starter.dataset.CommunityView;
import io.raptor.starter.dataset.EntityDetail;
import io.raptor.starter.dataset.EntityView;
import io.raptor.starter.dataset.GraphItems;
import io.raptor.starter.dataset.GraphView;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.dataset.LineageView;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.PassageView;
import io.raptor.starter.dataset.RelationView;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.Problem;
import io.raptor.starter.request.ScheduleBody;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.schedule.PastStart;
import io.raptor.starter.schedule.ScheduleView;
import io.raptor.starter.schedule.Timing;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.TasksPage;
import io.raptor.starter.upload.Uploads;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.Extraction;
import io.raptor.workflow.model.GraphFigures;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskType;
import io.raptor.workflow.model.Usage;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The types of the program behind the schemas of its description. */
final class DescribedTypes {

    private DescribedTypes() {}

    static Stream<Arguments> records() {
        return Stream.of(
                arguments("TaskRequest", TaskRequest.class),
                arguments("RaptorSettings", RaptorSettings.class),
                arguments("Limits", Limits.class),
                arguments("GraphRagSettings", GraphRagSettings.class),
                arguments("GraphFigures", GraphFigures.class),
                arguments("Graph", GraphView.class),
                arguments("GraphItems", GraphItems.class),
                arguments("Entity", EntityView.class),
                arguments("Relation", RelationView.class),
                arguments("Community", CommunityView.class),
                arguments("Finding", CommunityView.FindingView.class),
                arguments("GraphPassage", PassageView.class),
                arguments("EntityDetail", EntityDetail.class),
                arguments("JoinedNames", EntityDetail.JoinedView.class),
                arguments("Budget", Budget.class),
                arguments("Window", TaskBody.Window.class),
                arguments("Estimate", Estimate.class),
                arguments("TaskStatus", TaskStatus.class),
                arguments("TasksPage", TasksPage.class),
                arguments("DocumentFailure", DocumentFailure.class),
                arguments("Usage", Usage.class),
                arguments("TaskDocument", DocumentView.class),
                arguments("DocumentsPage", DocumentsPage.class),
                arguments("RejectedAnswer", RejectedRow.class),
                arguments("RefusedRetry", Retried.Refused.class),
                arguments("ScheduleRequest", ScheduleBody.class),
                arguments("Timing", Timing.class),
                arguments("Schedule", ScheduleView.class),
                arguments("PastStart", PastStart.class),
                arguments("Upload", Uploads.Stored.class),
                arguments("UploadedFile", Uploads.StoredFile.class),
                arguments("Dataset", Dataset.class),
                arguments("Tree", TreeView.class),
                arguments("Node", NodeView.class),
                arguments("Lineage", LineageView.class),
                arguments("Hit", HitView.class),
                arguments("Provenance", HitView.Provenance.class),
                arguments("Passage", Passage.class),
                arguments("PathStep", PathStep.class),
                arguments("Signals", Signals.class),
                arguments("Ancestor", Ancestor.class),
                arguments("Search", DatasetController.Asked.class),
                arguments("Problem", Problem.class),
                arguments("Fault", Fault.class));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                arguments("TaskState/enum", TaskState.class),
                arguments("DocumentState/enum", DocumentState.class),
                arguments("TaskType/enum", TaskType.class),
                arguments("OnTrouble/enum", OnTrouble.class),
                arguments("RaptorSettings/properties/clustering/enum", Clustering.class),
                arguments("RaptorSettings/properties/scope/enum", RaptorSettings.Scope.class),
                arguments("GraphRagSettings/properties/extraction/enum", Extraction.class),
                arguments("PastStart/properties/outcome/enum", PastStart.Outcome.class),
                arguments("Search/properties/mode/enum", SearchMode.class));
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                arguments("RaptorSettings", RaptorSettings.defaults()),
                arguments("Limits", Limits.defaults()),
                arguments("GraphRagSettings", GraphRagSettings.defaults()));
    }
}
