package io.raptor.starter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.TaskRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskBodyTest {

    @TempDir
    private Path root;

    private TaskBody bodies() {
        return new TaskBody(new AccessRules(true, List.of(), List.of(root.toString())));
    }

    /** @param more fields of a task that is sound otherwise */
    private String sound(String more) {
        return "{\"dataset\":\"d\",\"sources\":[" + Json.write(root.toString()) + "]" + more + "}";
    }

    private OperationException refusal(String text) {
        OperationException refusal = catchThrowableOfType(OperationException.class, () -> bodies().read(text, false));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        TaskRequest request = bodies().read(sound(",\"raptor\":{\"clustering\":\"GMM\",\"prompt\":null}"), false);
        assertThat(request.raptor().clustering()).isEqualTo(Clustering.GMM);
        assertThat(request.limits().maxConcurrentDocuments()).isEqualTo(8);
    }

    @Test
    void oneAnswerNamesEveryFault() {
        OperationException refusal = refusal("""
                {"task_id": "a b", "dataset": "d", "sources": ["/nowhere/x", "http://h/x", 7],
                 "raptor": {"max_levels": 99, "chunk_tokens": "many", "chunk_token": 3, "clustering": "best"},
                 "limits": {"max_errors": -1, "retry_backoff": true}, "dry/run": true}""");
        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal.faults())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "#/task_id",
                        "#/sources/0",
                        "#/sources/1",
                        "#/sources/2",
                        "#/raptor/max_levels",
                        "#/raptor/chunk_tokens",
                        "#/raptor/chunk_token",
                        "#/raptor/clustering",
                        "#/limits/max_errors",
                        "#/limits/retry_backoff",
                        "#/dry~1run");
        assertThat(refusal.getMessage()).hasLineCount(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"limits\":{\"max_errors\":1.5} | #/limits/max_errors | limits.max_errors must be a whole number",
                "\"limits\":{\"max_errors\":\"3\"} | #/limits/max_errors | limits.max_errors must be a whole number",
                "\"limits\":{\"max_errors\":99999999999} | #/limits/max_errors | limits.max_errors must be a whole number",
                "\"limits\":{\"cost_budget\":1e999} | #/limits/cost_budget | limits.cost_budget must be a number",
                "\"limits\":[] | #/limits | limits must be an object",
                "\"limits\":{\"on_outage\":\"wait\"} | #/limits/on_outage | limits.on_outage must be pause or fail",
                "\"raptor\":{\"use_raptor\":\"true\"} | #/raptor/use_raptor | raptor.use_raptor must be true or false",
                "\"raptor\":{\"prompt\":\"Sum up\"} | #/raptor/prompt | raptor.prompt must hold {cluster_content}, the place of the texts to summarise",
                "\"remaining\":0 | #/remaining | remaining must be true or false",
                "\"a b\":0 | #/a%20b | a b does not exist here: there is task_id, task_type, dataset, sources, raptor, limits, remaining, starts_per_run, include, exclude, gitignore, graphrag",
                "\"carried\":{} | #/carried | carried does not exist here: there is task_id, task_type, dataset, sources, raptor, limits, remaining, starts_per_run, include, exclude, gitignore, graphrag",
            })
    void aFaultSaysWhereAndWhat(String field, String pointer, String detail) {
        assertThat(refusal(sound("," + field)).faults()).containsExactly(new Fault(pointer, detail));
    }

    @Test
    void aSourceThatMayNotBeReadIsForbiddenWhereAllElseIsSound() {
        OperationException refusal = refusal("{\"dataset\":\"d\",\"sources\":[\"/nowhere/x\",\"relative\"]}");
        assertThat(refusal.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly("#/sources/0", "#/sources/1");
    }

    @Test
    void theOwnerMayReadAnything() {
        String elsewhere = "{\"dataset\":\"d\",\"sources\":[\"/nowhere/x\"]}";
        assertThat(bodies().read(elsewhere, true).sources()).containsExactly("/nowhere/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"dataset\":\"d\",\"dataset\":\"e\"}", "{} {}", "{'dataset':1}", "nonsense"})
    void whatIsNoJsonIsSaidToBeNone(String text) {
        assertThat(refusal(text).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal(text)).hasMessageContaining("at line 1, column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"text\"", ""})
    void aBodyMustBeAnObject(String text) {
        assertThat(refusal(text).faults()).containsExactly(new Fault("#", "the body must be a JSON object"));
    }

    @Test
    void aBudgetsFaultsAreItsOwn() {
        OperationException refusal = catchThrowableOfType(
                OperationException.class, () -> TaskBody.budget("{\"token_budget\":0,\"cost_budget\":\"much\"}"));
        assertThat(refusal.faults())
                .containsExactlyInAnyOrder(
                        new Fault("#/cost_budget", "cost_budget must be a number"),
                        new Fault("#/token_budget", "token_budget must be at least 1"));
    }
}
