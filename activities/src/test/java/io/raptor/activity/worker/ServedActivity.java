package io.raptor.activity.worker;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.WorkflowClient;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An activity whose server knows what was sent at once, and nothing of what the SDK holds back. */
final class ServedActivity {

    final List<Object> known = new CopyOnWriteArrayList<>();
    final List<Object> heldBack = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();

    /** What the next attempt sees of its activity. */
    ActivityExecutionContext attempt() {
        int attempt = attempts.incrementAndGet();
        Optional<Object> before = known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
        ActivityInfo info =
                of(ActivityInfo.class, Map.of("getAttempt", given -> attempt, "getWorkflowId", given -> "papers"));
        ActivityCompletionClient now =
                of(ActivityCompletionClient.class, Map.of("heartbeat", given -> known.add(given[1])));
        WorkflowClient client = of(WorkflowClient.class, Map.of("newActivityCompletionClient", given -> now));
        return of(
                ActivityExecutionContext.class,
                Map.of(
                        "getInfo", given -> info,
                        "getTaskToken", given -> new byte[0],
                        "getLastHeartbeatDetails", given -> before,
                        "getWorkflowClient", given -> client,
                        "heartbeat", given -> heldBack.add(given[0])));
    }

    private static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Object answered = answer.apply(given);
                    return method.getReturnType() == void.class ? null : answered;
                }));
    }
}
