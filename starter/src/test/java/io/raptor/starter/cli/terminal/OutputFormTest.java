package io.raptor.starter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"-o yaml", "-oyaml", "-o=YAML", "--output yaml", "--output=yaml"})
    void isAskedForInAnyUsualWay(String option) {
        OutputForm.Choice choice = OutputForm.of(("list " + option + " -q").split(" ", -1));
        assertThat(choice.form()).isEqualTo(OutputForm.YAML);
        assertThat(choice.arguments()).isEqualTo(List.of("list", "--json", "-q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list -o table", "list -o", "search d only-one", "list -o xml"})
    void everythingElseIsLeftToTheCommand(String line) {
        OutputForm.Choice choice = OutputForm.of(line.split(" ", -1));
        assertThat(choice.form()).isEqualTo(OutputForm.TABLE);
        assertThat(String.join(" ", choice.arguments())).isEqualTo(line);
    }

    @Test
    void yamlSaysWhatJsonSaid() {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(OutputForm.YAML.on(said), true);
        out.println("{\"task_id\":\"papers\",\"failures\":[],\"eta_seconds\":null,\"title\":\"Dünung: hoch\"}");
        out.println("{\"level\":1}");
        out.flush();
        assertThat(said.toString().replace("\r", ""))
                .isEqualTo("task_id: papers\nfailures: []\neta_seconds: null\ntitle: 'Dünung: hoch'\n---\nlevel: 1\n");
    }
}
