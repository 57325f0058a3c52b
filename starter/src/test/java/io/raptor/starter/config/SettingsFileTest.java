package io.raptor.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {

    @TempDir
    Path folder;

    private Map<String, String> file(String text) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("raptor.toml"), text));
    }

    @Test
    void theEnvironmentIsStrongerAndOptionsStrongerStill() throws IOException {
        Map<String, String> file = file("""
                home = "from-file"
                task-queue = "file"
                [chat]
                base_url = "http://127.0.0.1:1/v1"
                model = "m"
                [sources]
                roots = ["/a", "/b"]
                [prices."m-4.1"]
                input = 0.5
                """);
        Map<String, String> environment = Map.of("RAPTOR_HOME", "env", "RAPTOR_TASK_QUEUE", "env");
        RaptorProperties read = Settings.read(file, environment, Map.of(), Map.of("raptor.home", "option"));
        assertThat(read.home()).isEqualTo("option");
        assertThat(read.taskQueue()).isEqualTo("env");
        assertThat(read.chat().model()).isEqualTo("m");
        assertThat(read.sources().roots()).containsExactly("/a", "/b");
        assertThat(Settings.origins(file, environment, Map.of(), Map.of("raptor.home", "option")))
                .contains(
                        new SettingOrigin("raptor.home", "RAPTOR_HOME", "option", "option"),
                        new SettingOrigin("raptor.task-queue", "RAPTOR_TASK_QUEUE", "environment", "env"),
                        new SettingOrigin("raptor.chat.model", "RAPTOR_CHAT_MODEL", "raptor.toml", "m"));
    }

    @Test
    void anUnknownKeyNamesTheNearest() throws IOException {
        Map<String, String> file = file("chat.modle = 'm'");
        assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of(), Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("chat.modle; did you mean chat.model?");
    }

    @Test
    void whatIsNoTomlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> file("a = 1\nchat = ["))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("is not valid TOML (line 2)");
    }

    @Test
    void secretsAreNeverShown() throws IOException {
        Map<String, String> file = file("[server]\ntoken = 'secret-word'");
        assertThat(Settings.origins(file, Map.of(), Map.of(), Map.of()).toString())
                .doesNotContain("secret-word");
    }

    /** Every line of it that sets something is a setting that there is. */
    @Test
    void theExampleHoldsSettingsAlone() throws IOException {
        Path file = folder.resolve("raptor.toml");
        SettingsFile.writeExample(file);
        assertThat(SettingsFile.read(file)).isEmpty();
        String all = Files.readString(file).replaceAll("(?m)^#(?=[\\[a-z])", "");
        Files.writeString(file, all);
        Map<String, String> settings = SettingsFile.read(file);
        assertThat(settings).hasSizeGreaterThan(15).containsEntry("raptor.home", ".raptor");
        assertThat(Settings.read(settings, Map.of(), Map.of(), Map.of()).chat().model())
                .isEqualTo("llama3.2");
        assertThatThrownBy(() -> SettingsFile.writeExample(file)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
