package io.raptor.starter.request;

import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task as a caller asks for it, with all that is wrong with it in one answer. */
public final class TaskBody {

    /** Set by workflows, workers, and who starts tasks. */
    public static final Set<String> INNER = Set.of("carried", "unreadable", "models");

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
        StrictBody<TaskRequest> body = StrictBody.read(text, TaskRequest.class, INNER);
        List<Fault> faults = new ArrayList<>(body.faults());
        add(body.value().faults(), TaskRequest.class, faults);
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
        StrictBody<Budget> body = StrictBody.read(text, Budget.class);
        List<Fault> faults = new ArrayList<>(body.faults());
        add(withoutGroup(Limits.defaults().with(body.value()).faults()), Budget.class, faults);
        return new StrictBody<>(body.value(), faults).orRefuse();
    }

    /** How many documents to work on at once. */
    public record Window(@Nullable Integer maxConcurrentDocuments) {}

    /** @throws OperationException INVALID with every fault; MALFORMED */
    public static int window(String text) {
        StrictBody<Window> body = StrictBody.read(text, Window.class);
        List<Fault> faults = new ArrayList<>(body.faults());
        Integer documents = body.value().maxConcurrentDocuments();
        if (documents == null && faults.isEmpty()) {
            faults.add(new Fault(Fault.WHOLE, "max_concurrent_documents must be given"));
        }
        Limits limits =
                documents == null ? Limits.defaults() : Limits.defaults().with(documents);
        add(withoutGroup(limits.faults()), Window.class, faults);
        new StrictBody<>(body.value(), faults).orRefuse();
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

    /** Our faults begin with the field they are about. What has the wrong kind is not measured, too. */
    private static void add(List<String> wrong, Class<?> type, List<Fault> faults) {
        List<Fault> kinds = List.copyOf(faults);
        for (String fault : wrong) {
            String field = fault.split(" ", 2)[0];
            String pointer = RecordSchema.has(type, field) ? "#/" + field.replace('.', '/') : Fault.WHOLE;
            if (kinds.stream().noneMatch(kind -> concerns(kind.pointer(), pointer))) {
                faults.add(new Fault(pointer, fault));
            }
        }
    }

    private static boolean concerns(String kind, String pointer) {
        return kind.equals(pointer) || kind.equals(Fault.WHOLE) || kind.startsWith(pointer + "/");
    }
}
