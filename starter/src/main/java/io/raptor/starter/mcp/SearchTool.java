package io.raptor.starter.mcp;

import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.dataset.SearchResult;

/** {@code search}: passages and summaries that answer a query. */
final class SearchTool {

    private static final int HITS = 8;
    private static final int MOST_HITS = 100;

    private SearchTool() {}

    static AgentTool tool() {
        Schema schema = new Schema()
                .text("query", "what to look for, as a question or in key words")
                .require("query")
                .dataset()
                .texts("doc_ids", "look at these documents only")
                .text(
                        "mode",
                        "auto (default), leaves for passages alone, collapsed or traversal for summaries, too; of a graph local,"
                                + " global or drift")
                .text("ranking", "hybrid (default), vector or text")
                .number("top_k", 1, MOST_HITS, "number of hits at most (" + HITS + ")");
        return AgentTool.reading(
                "search",
                "Search a dataset",
                "Find the passages and summaries of a dataset that answer a query. Each has its source (file › heading ›"
                        + " page) and its node, which the tool read shows with its surroundings.",
                Room.schema(schema),
                SearchTool::search);
    }

    private static String search(Arguments arguments, Workspace workspace) {
        String dataset = Named.dataset(arguments, workspace.datasets());
        SearchResult found = workspace
                .datasets()
                .search(
                        dataset,
                        new Query(
                                arguments.text("query"),
                                arguments.number("top_k", HITS, 1, MOST_HITS),
                                arguments.text("mode", "auto"),
                                arguments.text("ranking", "hybrid"),
                                null,
                                arguments.texts("doc_ids"),
                                "score"));
        Room room = Room.of(arguments);
        int shown = 0;
        for (HitView hit : found.hits()) {
            if (!room.passage(Sources.of(shown + 1, hit), hit.text(), hit.tokens())) {
                room.note((found.hits().size() - shown)
                        + " more hits have no room: raise max_tokens, or ask more closely.");
                break;
            }
            shown++;
        }
        if (found.hits().isEmpty()) {
            room.note("Nothing was found in dataset " + dataset + ".");
        }
        found.notes().forEach(note -> room.note("note: " + note));
        return room.written();
    }
}
