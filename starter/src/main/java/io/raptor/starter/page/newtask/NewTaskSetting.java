package io.raptor.starter.page.newtask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.request.SettingGroup;
import java.util.List;
import java.util.stream.Stream;

/**
 * A setting of a new task.
 *
 * @param key as programs know it, with its group in front
 * @param label for people
 * @param help what it does, and when to change it
 * @param choices what it may be; empty for what is typed
 * @param usual its default; empty for none
 */
record NewTaskSetting(String key, String group, String label, String help, List<String> choices, String usual) {

    private static final ObjectMapper JSON = Payloads.mapper();
    static final String TREES = "trees";
    static final String GRAPH = "graph";
    private static final String READING = "reading";
    private static final String PACE = "pace";
    private static final String BUDGET = "budget";
    private static final List<String> YES = List.of("true", "false");
    private static final List<String> TROUBLE = List.of("pause", "fail");

    static final List<NewTaskSetting> ALL = Stream.of(
                    of(
                            "raptor.scope",
                            TREES,
                            "What a tree covers",
                            "file makes a tree of each document; dataset one more over all of them, which answers what a"
                                    + " collection is about",
                            List.of("file", "dataset")),
                    of(
                            "raptor.clustering",
                            TREES,
                            "Clustering",
                            "graph joins related passages anywhere in the document; gmm is the method of the RAPTOR paper, slower;"
                                    + " sequential joins neighbours only; structure keeps to the headings",
                            List.of("graph", "gmm", "sequential", "structure")),
                    of(
                            "raptor.chunk_tokens",
                            TREES,
                            "Passage length in tokens",
                            "100 is about 75 words, one thought; longer passages cost fewer calls and are found less exactly"),
                    of(
                            "raptor.max_token",
                            TREES,
                            "Summary length in tokens",
                            "256 is about 190 words; longer ones keep more detail and cost more"),
                    of(
                            "raptor.max_cluster_tokens",
                            TREES,
                            "Input of one summary in tokens",
                            "the most that one call reads; together with the summary it must fit the model's context"),
                    of(
                            "raptor.max_levels",
                            TREES,
                            "Maximum levels of summaries",
                            "a tree ends earlier where one summary covers all"),
                    of(
                            "raptor.threshold",
                            TREES,
                            "Soft membership threshold",
                            "gmm only: the least probability, 0 to 1, with which a passage joins a second cluster"),
                    of("raptor.random_seed", TREES, "Random seed", "the same seed gives the same tree, to the byte"),
                    of(
                            "raptor.tables",
                            READING,
                            "Spreadsheets and CSV files",
                            "true reads their rows as text, which seldom makes good summaries",
                            List.of("false", "true")),
                    of(
                            "raptor.prompt",
                            TREES,
                            "Prompt",
                            "empty for the built-in prompt; your own must contain {cluster_content}"),
                    of(
                            "graphrag.extraction",
                            GRAPH,
                            "Who names what is in the texts",
                            "auto asks a chat model where one is set up; nlp goes by rules and costs nothing",
                            List.of("auto", "model", "nlp")),
                    of(
                            "graphrag.entity_types",
                            GRAPH,
                            "Kinds of entities",
                            "with commas between them; empty for the usual ones: people, places, organisations and so on"),
                    of(
                            "graphrag.resolution",
                            GRAPH,
                            "Join different names of one thing",
                            "true asks the model which names mean the same",
                            YES),
                    of(
                            "graphrag.max_gleanings",
                            GRAPH,
                            "Further questions per text",
                            "each finds what the answer before left out, for one more call"),
                    of(
                            "graphrag.extract_tokens",
                            GRAPH,
                            "Text read at once in tokens",
                            "longer texts cost fewer calls and name fewer things"),
                    of(
                            "graphrag.max_community",
                            GRAPH,
                            "Entities per community",
                            "larger communities are divided; each gets a report"),
                    of(
                            "graphrag.report_tokens",
                            GRAPH,
                            "Report length in tokens",
                            "600 is about 450 words; longer ones keep more detail and cost more"),
                    of(
                            "limits.max_concurrent_documents",
                            PACE,
                            "Documents in flight",
                            "8 suits one machine; more helps with a remote model, and can be changed while the task runs"),
                    of(
                            "limits.max_concurrent_calls",
                            PACE,
                            "Model calls in flight",
                            "what your provider allows this task, over all workers"),
                    of(
                            "limits.max_document_attempts",
                            PACE,
                            "Attempts per document",
                            "each does only what is missing; rate limits and outages never count"),
                    of(
                            "limits.max_errors",
                            PACE,
                            "Maximum gaps per tree",
                            "summaries that may be missing before the document fails; with gaps it is published as partial"),
                    of(
                            "limits.on_outage",
                            PACE,
                            "If the model is unavailable",
                            "pause waits until it is back and resumes by itself",
                            TROUBLE),
                    of("limits.token_budget", BUDGET, "Token budget", "in and out together; empty for no limit"),
                    of("limits.cost_budget", BUDGET, "Cost budget in USD", "by the price list; empty for no limit"),
                    of(
                            "limits.on_budget",
                            BUDGET,
                            "If the budget is used up",
                            "pause lets you raise it and resume",
                            TROUBLE))
            .toList();

    NewTaskSetting {
        choices = List.copyOf(choices);
    }

    private static NewTaskSetting of(String key, String group, String label, String help) {
        return of(key, group, label, help, List.of());
    }

    private static NewTaskSetting of(String key, String group, String label, String help, List<String> choices) {
        return new NewTaskSetting(key, group, label, help, choices, usual(key));
    }

    /** What the program takes where nothing is said. */
    private static String usual(String key) {
        JsonNode defaults = JSON.valueToTree(groupOf(key).defaults());
        return defaults.path(key.substring(key.indexOf('.') + 1)).asText("");
    }

    String parent() {
        return key.substring(0, key.indexOf('.'));
    }

    String name() {
        return key.substring(key.indexOf('.') + 1);
    }

    public boolean longText() {
        return key.equals("raptor.prompt");
    }

    /** As JSON has it. */
    JsonNode value(String typed) {
        return groupOf(key).typed(name(), typed);
    }

    private static SettingGroup groupOf(String key) {
        return SettingGroup.of(key).orElseThrow();
    }
}
