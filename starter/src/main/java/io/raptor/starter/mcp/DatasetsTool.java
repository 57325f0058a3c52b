package io.raptor.starter.mcp;

import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.text.Counted;
import java.util.List;

/** {@code list_datasets}: what there is to search. */
final class DatasetsTool {

    private DatasetsTool() {}

    static AgentTool tool() {
        return AgentTool.reading(
                "list_datasets",
                "List the datasets",
                "List the datasets that can be searched, with their sizes. Start here.",
                new Schema(),
                DatasetsTool::list);
    }

    private static String list(Arguments arguments, Workspace workspace) {
        List<Dataset> datasets = workspace.datasets().all();
        if (datasets.isEmpty()) {
            return "There are no datasets: index files first.";
        }
        StringBuilder text = new StringBuilder();
        datasets.forEach(one -> text.append(one.name())
                .append(" · ")
                .append(Counted.of(one.documents(), "document"))
                .append(" · ")
                .append(Counted.of(one.leaves(), "passage"))
                .append(" · ")
                .append(Counted.of(one.summaries(), "summary", "summaries"))
                .append(" · updated ")
                .append(one.updatedAt())
                .append('\n'));
        return text.toString().strip();
    }
}
