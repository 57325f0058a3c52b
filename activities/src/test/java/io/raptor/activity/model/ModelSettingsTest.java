package io.raptor.activity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {

    @Test
    void findsTheProviderByTheAddress() {
        assertThat(ModelProvider.of("")).isEqualTo(ModelProvider.EMBEDDED);
        assertThat(ModelProvider.of("http://localhost:11434")).isEqualTo(ModelProvider.OLLAMA);
        assertThat(ModelProvider.of("http://localhost:11434/v1")).isEqualTo(ModelProvider.OPENAI);
        assertThat(ModelProvider.of("https://api.openai.com/v1")).isEqualTo(ModelProvider.OPENAI);
    }

    @Test
    void namesEveryFault() {
        ModelSettings wrong = ModelSettings.of("ftp://host", "key", "")
                .withTimeout(Duration.ZERO)
                .withContextTokens(1)
                .withBatchSize(0);
        assertThat(wrong.faults("raptor.chat"))
                .hasSize(5)
                .allSatisfy(fault -> assertThat(fault).startsWith("raptor.chat."));
        assertThat(ModelSettings.of("", "", "m1").faults("raptor.chat")).hasSize(1);
        assertThat(ModelSettings.embedded().faults("raptor.chat")).isEmpty();
        assertThat(ModelSettings.of("http://localhost:8000/v1", "", "m1").faults("raptor.chat"))
                .isEmpty();
    }

    @Test
    void keepsTheKeyToItself() {
        assertThat(ModelSettings.of("http://host/v1", "secret-key", "m1"))
                .hasToString("openai/m1 at http://host/v1 with a key");
    }

    @Test
    void saysOfTheEmbeddedModelThatItIsHere() {
        assertThat(ModelSettings.embedded()).hasToString("the model in this process");
    }

    @Test
    void makesTheEmbeddedModelsWhereThereIsNoAddress() {
        assertThat(Models.embedder(ModelSettings.embedded()).id()).isEqualTo("bge-small-en-v1.5-q");
        assertThat(Models.summariser(ModelSettings.embedded(), new WordTokenizer())
                        .id())
                .isEqualTo("extractive/1");
    }
}
