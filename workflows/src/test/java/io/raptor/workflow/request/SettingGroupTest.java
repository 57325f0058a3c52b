package io.raptor.workflow.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingGroupTest {

    private static final ObjectMapper JSON = Payloads.mapper();

    @Test
    void theTableHoldsEveryGroupOfARequest() {
        List<String> groups = new ArrayList<>();
        RecordFields.of(TaskRequest.class, RequestReader.INNER).forEach((name, type) -> {
            if (type instanceof Class<?> group && group.isRecord()) {
                groups.add(name);
                assertThat(SettingGroup.of(name + ".x").orElseThrow().defaults())
                        .isInstanceOf(group);
            }
        });
        assertThat(SettingGroup.ALL).extracting(SettingGroup::name).containsExactlyElementsOf(groups);
    }

    @Test
    void aSettingWithoutItsGroupIsOfTheTasksOwnGroupFirst() {
        assertThat(SettingGroup.of("chunk_tokens")).map(SettingGroup::name).contains("raptor");
        assertThat(SettingGroup.of("chunk_tokens", TaskType.GRAPHRAG))
                .map(SettingGroup::name)
                .contains("graphrag");
        assertThat(SettingGroup.of("tables", TaskType.GRAPHRAG))
                .map(SettingGroup::name)
                .contains("raptor");
        assertThat(SettingGroup.of("limits.max_errors", TaskType.GRAPHRAG))
                .map(SettingGroup::name)
                .contains("limits");
        assertThat(SettingGroup.allSettings()).doesNotHaveDuplicates();
    }

    /** Each default, typed as text, is read as that default. */
    @Test
    void whatIsTypedIsReadAsItsFieldWantsIt() {
        for (SettingGroup group : SettingGroup.ALL) {
            JsonNode defaults = JSON.valueToTree(group.defaults());
            var typed = JSON.createObjectNode();
            defaults.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> typed.set(
                            field.getKey(),
                            group.typed(field.getKey(), field.getValue().asText())));
            RecordSchema schema = new RecordSchema(Set.of(), true);
            Object read = JSON.convertValue(
                    schema.sound(typed, group.defaults().getClass()),
                    group.defaults().getClass());
            assertThat(schema.faults()).isEmpty();
            assertThat(read).isEqualTo(group.defaults());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_levels | 3 | 3",
                "max_levels | many | \"many\"",
                "max_levels | 1.5 | 1.5",
                "max_levels | null | null",
                "tables | TRUE | true",
                "tables | 1 | \"1\"",
                "prompt | 3 | \"3\"",
                "prompt | true | \"true\"",
                "clustering | gmm | \"gmm\"",
                "threshold | .5 | 0.5",
            })
    void whatDoesNotFitStaysAsItWasTyped(String setting, String text, String json) {
        SettingGroup raptor = SettingGroup.of("raptor." + setting).orElseThrow();
        assertThat(raptor.typed(setting, text)).hasToString(json);
    }
}
