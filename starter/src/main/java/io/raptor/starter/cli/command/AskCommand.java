package io.raptor.starter.cli.command;

import io.raptor.activity.answer.AnswerRequest;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.AnswerPrinter;
import io.raptor.starter.cli.view.HitPrinter;
import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.DatasetOperations.Question;
import io.raptor.starter.dataset.SearchResult;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answer a question from a dataset. */
@Command(description = "Answer a question from a dataset, with the passages that the answer rests on.")
public final class AskCommand extends DatasetCommand {

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "QUESTION", description = "the question; words are joined")
    private List<String> question = new ArrayList<>();

    @Option(
            names = "--mode",
            description =
                    "of the search for passages: auto, collapsed, traversal or leaves; of a dataset with a graph also"
                            + " local, global or drift (auto)")
    private String mode = "auto";

    @Option(names = "--doc", paramLabel = "DOC", description = "look at this document only; repeatable")
    private List<String> documents = new ArrayList<>();

    @Option(names = "--max-tokens", description = "tokens of the passages that the model is given (3000)")
    private int maxTokens = AnswerRequest.DEFAULT_TOKENS;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            Question asked = new Question(String.join(" ", question), mode, maxTokens, documents);
            AnswerPrinter printer = new AnswerPrinter(raptor.screen());
            try {
                return print(access.datasets().ask(dataset, asked, json ? AnswerFollower.NONE : printer), printer);
            } catch (OperationException e) {
                if (e.kind() != Kind.NO_MODEL || json) {
                    throw e;
                }
                passages(access.datasets(), asked);
                throw e;
            }
        }
    }

    private int print(AnswerView answer, AnswerPrinter printer) {
        if (json) {
            raptor.out().println(Json.write(answer));
        } else if (!answer.hits().isEmpty()) {
            printer.print(answer);
        }
        answer.notes().forEach(note -> raptor.err().println(Visible.line("note: " + note)));
        if (answer.hits().isEmpty()) {
            raptor.err().println("Nothing was found in dataset " + dataset + ": there is nothing to answer from.");
            return ExitCode.ERROR;
        }
        return ExitCode.DONE;
    }

    private void passages(DatasetOperations datasets, Question asked) {
        SearchResult found = datasets.search(dataset, asked.search());
        HitPrinter printer = new HitPrinter(raptor.screen(), asked.query());
        found.hits().forEach(printer::print);
    }
}
