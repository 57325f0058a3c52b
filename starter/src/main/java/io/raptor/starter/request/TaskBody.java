package io.raptor.starter.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.request.Reading;
import io.raptor.workflow.request.RequestReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as a caller asks for it, with all that is wrong with it in one answer. */
public final class TaskBody {

    private static final RequestReader READER = new RequestReader(StrictBody.MAPPER);

    private static final String LIMITS = "limits.";

    private final AccessRules rules;

    public TaskBody(AccessRules rules) {
        this.rules = rules;
    }

    /**
     * @param owner whether the caller is the same person on this machine, whose tasks may read what that person may
     * @throws OperationException INVALID with every fault; FORBIDDEN when sources alone are at fault; MALFORMED
     */
    public TaskRequest read(String text, boolean owner) {
        return read(StrictBody.tree(text), owner);
    }

    /** @throws OperationException as for text */
    public TaskRequest read(JsonNode json, boolean owner) {
        Reading<TaskRequest> body = READER.read(json);
        List<Fault> faults = new ArrayList<>(StrictBody.faults(body));
        List<Fault> sources = owner ? List.of() : refused(body.value().sources());
        if (!faults.isEmpty()) {
            faults.addAll(sources);
            throw OperationException.of(Kind.INVALID, faults);
        }
        if (!sources.isEmpty()) {
            throw OperationException.of(Kind.FORBIDDEN, sources);
        }
        return body.value();
    }

    /** @throws OperationException INVALID with every fault; MALFORMED */
    public static Budget budget(String text) {
        Reading<Budget> body = StrictBody.reading(text, Budget.class);
        return StrictBody.orRefuse(
                body.with(withoutGroup(Limits.defaults().with(body.value()).faults())));
    }

    /** The number of documents to work on at once. */
    public record Window(@Nullable Integer maxConcurrentDocuments) {}

    /** @throws OperationException INVALID with every fault; MALFORMED */
    public static int window(String text) {
        Reading<Window> body = StrictBody.reading(text, Window.class);
        Integer documents = body.value().maxConcurrentDocuments();
        if (documents == null) {
            StrictBody.orRefuse(body);
            Fault missing = new Fault(Fault.WHOLE, "max_concurrent_documents must be given");
            throw OperationException.of(Kind.INVALID, List.of(missing));
        }
        Limits limits = Limits.defaults().with(documents);
        StrictBody.orRefuse(body.with(withoutGroup(limits.faults())));
        return limits.maxConcurrentDocuments();
    }

    private static List<String> withoutGroup(List<String> faults) {
        return faults.stream()
                .map(fault -> fault.substring(fault.startsWith(LIMITS) ? LIMITS.length() : 0))
                .toList();
    }

    private List<Fault> refused(List<String> sources) {
        List<Fault> refused = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            String refusal = sources.get(i).isBlank() ? null : rules.refusal(sources.get(i));
            if (refusal != null) {
                refused.add(new Fault("#/sources/" + i, refusal));
            }
        }
        return refused;
    }
}
