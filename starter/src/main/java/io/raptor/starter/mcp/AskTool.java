package io.raptor.starter.mcp;

import io.raptor.activity.answer.AnswerRequest;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.DatasetOperations.Question;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;

/** {@code ask}: the server's own chat model answers a question from a dataset. */
final class AskTool {

    private AskTool() {}

    static AgentTool tool() {
        Schema schema = new Schema()
                .text("query", "the question")
                .require("query")
                .dataset()
                .texts("doc_ids", "look at these documents only")
                .number(
                        Room.NAME,
                        Room.LEAST,
                        Room.MOST,
                        "tokens of the passages that the model is given (" + AnswerRequest.DEFAULT_TOKENS + ")");
        return AgentTool.reading(
                "ask",
                "Answer a question",
                "Have the server's chat model answer a question from a dataset, with numbered citations. Costs a call of"
                        + " that model; search finds passages without one.",
                schema,
                AskTool::ask);
    }

    private static String ask(Arguments arguments, Workspace workspace) {
        String dataset = Named.dataset(arguments, workspace.datasets());
        int tokens = arguments.number(Room.NAME, AnswerRequest.DEFAULT_TOKENS, Room.LEAST, Room.MOST);
        Question question = new Question(arguments.text("query"), "auto", tokens, arguments.texts("doc_ids"));
        try {
            return words(dataset, workspace.datasets().ask(dataset, question));
        } catch (OperationException refused) {
            if (refused.kind() == Kind.NO_MODEL) {
                throw new OperationException(
                        Kind.NO_MODEL, refused.getMessage() + ". Use search, and answer from what it finds.");
            }
            throw refused;
        }
    }

    private static String words(String dataset, AnswerView answer) {
        StringBuilder text = new StringBuilder();
        if (answer.hits().isEmpty()) {
            text.append("Nothing was found in dataset ").append(dataset).append(": there is nothing to answer from.\n");
        } else {
            text.append(answer.answered() ? "" : "The dataset does not answer this question.\n");
            text.append(answer.answer().strip()).append("\n\nSources:\n");
            answer.citations().forEach(one -> text.append(Sources.of(one)).append('\n'));
        }
        if (!answer.unsupported().isEmpty()) {
            text.append("note: ").append(answer.unsupported().size()).append(" sentences name no source.\n");
        }
        answer.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString().strip();
    }
}
