package io.raptor.workflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The request of a task.
 *
 * @param taskId optional; the workflow id by default
 * @param sources files and folders, absolute
 * @param remaining take the documents as the store lists them, instead of walking the sources: the next run of an ended
 *     task on what it left
 * @param startsPerRun documents started before the workflow continues as new; bounds its history
 * @param carried set by the workflow itself when it continues as new; outsiders leave it out
 * @param unreadable set by the worker that could not read the request: which field and why; outsiders leave it out
 * @param models that the task is to use; {@code null} for those of its earlier runs, or of the worker that registers its
 *     documents
 * @param include patterns, as in {@code .gitignore}, of the only files to take below the sources; empty for all
 * @param exclude patterns of files and folders to leave out
 * @param gitignore leave out what {@code .gitignore} files below and around the sources leave out; otherwise they are not read
 * @param graphrag how a graph is made; {@code null} for a task that makes trees
 */
public record TaskRequest(
        @Nullable String taskId,
        TaskType taskType,
        String dataset,
        List<String> sources,
        RaptorSettings raptor,
        Limits limits,
        Boolean remaining,
        Integer startsPerRun,
        @Nullable CarriedState carried,
        @Nullable String unreadable,
        @Nullable ModelChoice models,
        List<String> include,
        List<String> exclude,
        Boolean gitignore,
        @Nullable GraphRagSettings graphrag) {

    /** About 9 events a document at worst: stays below the 4,096 at which a server suggests to continue as new. */
    static final int DEFAULT_STARTS = 450;

    public TaskRequest {
        taskType = taskType == null ? TaskType.RAPTOR : taskType;
        dataset = dataset == null ? "" : dataset;
        sources = sources == null
                ? List.of()
                : sources.stream().map(TaskRequest::orEmpty).toList();
        raptor = raptor == null ? RaptorSettings.defaults() : raptor;
        limits = limits == null ? Limits.defaults() : limits;
        remaining = remaining != null && remaining;
        startsPerRun = startsPerRun == null ? DEFAULT_STARTS : startsPerRun;
        include = patterns(include);
        exclude = patterns(exclude);
        gitignore = gitignore != null && gitignore;
        graphrag = graphrag == null && taskType == TaskType.GRAPHRAG ? GraphRagSettings.defaults() : graphrag;
    }

    private static List<String> patterns(@Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream().map(TaskRequest::orEmpty).toList();
    }

    /** Each step of the task is recorded; otherwise it is done as one, wholly or not at all. */
    public boolean useCheckpoints() {
        return raptor.useCheckpoints();
    }

    private static String orEmpty(@Nullable String source) {
        return source == null ? "" : source;
    }

    /** What a task is asked to do that is started without any input: nothing, which its faults say. */
    public static TaskRequest none() {
        return new Draft().request();
    }

    /** A request of which nothing is known but why it cannot be read. */
    public static TaskRequest unreadable(String why) {
        return none().changed(draft -> draft.unreadable = why);
    }

    /** Every fault of this request, each naming what to change; empty when it can be run. */
    public List<String> faults() {
        if (unreadable != null) {
            return List.of(unreadable);
        }
        List<String> faults = new ArrayList<>(new Faults()
                .check(Names.valid(dataset), "dataset " + Names.RULE)
                .check(taskId == null || Names.valid(taskId), "task_id " + Names.RULE)
                .check(startsPerRun >= 1, "starts_per_run must be at least 1")
                .check(!sources.isEmpty(), "sources must name at least one file or folder")
                .check(sources.stream().noneMatch(String::isBlank), "sources must not hold an empty name")
                .check(include.stream().noneMatch(String::isBlank), "include must not hold an empty pattern")
                .check(exclude.stream().noneMatch(String::isBlank), "exclude must not hold an empty pattern")
                .list());
        faults.addAll(raptor.faults());
        faults.addAll(SummaryRate.faults(raptor));
        faults.addAll(limits.faults());
        faults.addAll(graphFaults());
        return faults;
    }

    private List<String> graphFaults() {
        if (graphrag == null) {
            return List.of();
        }
        boolean asked = taskType == TaskType.GRAPHRAG;
        RaptorSettings plain = RaptorSettings.defaults().withTables(raptor.tables());
        List<String> faults = new ArrayList<>(new Faults()
                .check(asked, "graphrag settings need task_type graphrag")
                .check(
                        !asked || raptor.useCheckpoints(),
                        "raptor.use_checkpoints must be true with task_type graphrag: a graph is made with checkpoints")
                .check(
                        !asked || !raptor.useCheckpoints() || raptor.equals(plain),
                        "raptor settings are of trees: of them task_type graphrag takes raptor.tables alone")
                .list());
        faults.addAll(graphrag.faults());
        return faults;
    }

    /** How documents are read and cut, and what is built of each. */
    public RaptorSettings ofDocuments() {
        return graphrag == null ? raptor : graphrag.leaves(raptor.tables());
    }

    /** The first run of a task. */
    public static TaskRequest of(
            String taskId, String dataset, List<String> sources, RaptorSettings raptor, Limits limits) {
        return none().changed(draft -> {
            draft.taskId = taskId;
            draft.dataset = dataset;
            draft.sources = sources;
            draft.raptor = raptor;
            draft.limits = limits;
        });
    }

    /** This request for a graph of all documents, made so, instead of trees. */
    public TaskRequest forGraph(GraphRagSettings settings) {
        return changed(draft -> {
            draft.taskType = TaskType.GRAPHRAG;
            draft.raptor = RaptorSettings.defaults().withTables(raptor.tables());
            draft.graphrag = settings;
        });
    }

    private TaskRequest changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.request();
    }

    public TaskRequest carrying(@Nullable CarriedState state) {
        return changed(draft -> draft.carried = state);
    }

    public TaskRequest with(Limits other) {
        return changed(draft -> draft.limits = other);
    }

    /** This request with its models named; {@code null} names none. */
    public TaskRequest with(@Nullable ModelChoice choice) {
        return changed(draft -> draft.models = choice);
    }

    /** This request with so many documents started before the workflow continues as new. */
    public TaskRequest withStartsPerRun(int starts) {
        return changed(draft -> draft.startsPerRun = starts);
    }

    /** This request on some of the files below its sources. */
    public TaskRequest choosing(List<String> included, List<String> excluded, boolean byGitignore) {
        return changed(draft -> {
            draft.include = included;
            draft.exclude = excluded;
            draft.gitignore = byGitignore;
        });
    }

    /** This request with a look at the sources, whatever it was before. */
    public TaskRequest onAll() {
        return changed(draft -> draft.remaining = false);
    }

    /** This request as the next run of an ended task, on what it left. */
    public TaskRequest onRemaining() {
        return changed(draft -> {
            draft.remaining = true;
            draft.carried = null;
        });
    }

    /** What whoever started the task asked for, without what runs and workers added. */
    public TaskRequest asStarted(String name) {
        return changed(draft -> {
            draft.taskId = name;
            draft.remaining = false;
            draft.carried = null;
            draft.unreadable = null;
            draft.models = null;
        });
    }

    /** A task's request while fields of it are set; those that are not have their defaults in the request. */
    private static final class Draft {

        private @Nullable String taskId;
        private @Nullable TaskType taskType;
        private @Nullable String dataset;
        private @Nullable List<String> sources;
        private @Nullable RaptorSettings raptor;
        private @Nullable Limits limits;
        private @Nullable Boolean remaining;
        private @Nullable Integer startsPerRun;
        private @Nullable CarriedState carried;
        private @Nullable String unreadable;
        private @Nullable ModelChoice models;
        private @Nullable List<String> include;
        private @Nullable List<String> exclude;
        private @Nullable Boolean gitignore;
        private @Nullable GraphRagSettings graphrag;

        /** With nothing set. */
        private Draft() {}

        /** With all that {@code request} says. */
        private Draft(TaskRequest request) {
            taskId = request.taskId();
            taskType = request.taskType();
            dataset = request.dataset();
            sources = request.sources();
            raptor = request.raptor();
            limits = request.limits();
            remaining = request.remaining();
            startsPerRun = request.startsPerRun();
            carried = request.carried();
            unreadable = request.unreadable();
            models = request.models();
            include = request.include();
            exclude = request.exclude();
            gitignore = request.gitignore();
            graphrag = request.graphrag();
        }

        @SuppressWarnings("NullAway") // the request puts a default in place of each null
        private TaskRequest request() {
            return new TaskRequest(
                    taskId,
                    taskType,
                    dataset,
                    sources,
                    raptor,
                    limits,
                    remaining,
                    startsPerRun,
                    carried,
                    unreadable,
                    models,
                    include,
                    exclude,
                    gitignore,
                    graphrag);
        }
    }
}
