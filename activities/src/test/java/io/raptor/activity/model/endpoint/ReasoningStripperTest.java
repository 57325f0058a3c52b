package io.raptor.activity.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasoningStripperTest {

    private static final String ANSWER = "Pumps\nThey move water.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>Hm.\nWell.</think>",
                "<think>\n\n</think>\n\n",
                "<THINK>Hm.</THINK>",
                "<thinking mode=\"long\">Hm.</thinking>\n",
                "<thought>Hm.</thought>",
                "<reasoning>Hm.</reasoning>",
                "<reflection>Hm.</reflection>",
                "<seed:think>Hm.</seed:think>",
                "<think>One.</think>\n<think>Two.</think>\n",
                "<think>One.</think><reflection>Two.</reflection>",
                "[THINK]Hm.[/THINK]",
                "◁think▷Hm.◁/think▷",
                "<|begin_of_thought|>Hm.<|end_of_thought|>\n\n<|begin_of_solution|>",
                "<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>",
                "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>",
                "<|start|>assistant<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>",
                "analysisWe need a title.assistantfinal",
                "<details type=\"reasoning\" done=\"true\">\n<summary>Thought for 3 s</summary>\n> Hm.\n</details>\n",
                "<details><summary>Thinking</summary>Hm.</details>",
                "Hm.\n</think>\n",
                "Hm. Well.</think>\n\n",
                "Hm.\n</think>",
                "</think>\n",
                "Hm.\n[/THINK]\n",
                "```thinking\nHm.\n```\n",
                "<think>\n首先，用户想要一个标题。\n</think>\n\n",
                "<思考>首先，用户想要一个标题。</思考>\n",
                "【思考过程】首先。【/思考过程】",
                "<Réflexion>D'abord le titre.</réflexion>\n",
                "<inner_thoughts>Hm.</inner_thoughts>\n",
                "<thinking_process>Hm.</thinking_process>\n",
                "<|thinking_start|>Hm.<|thinking_end|>\n",
                "[unused16]Hm.[unused17]",
            })
    void areTakenFromTheBeginning(String thoughts) {
        assertThat(ReasoningStripper.without(thoughts + ANSWER)).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Marks\nModels put their thoughts between <think> and </think> marks. Clients strip them.",
                "Marks\nA thought ends with </think> in most templates. Clients look for it.",
                "Marks\nThey write <think> first.\n</think> comes last.",
                "Marks\nMagistral has [THINK] and [/THINK], Kimi ◁think▷ and ◁/think▷.",
                "Marks\nSome write </reasoning>, others </thinking>; all are of one kind.",
                "Analysis of pumps\nThey move water.",
                "Thinking of pumps\nThey move water.",
                "Details\nA <details> element hides text.",
                "Channels\nThe format has <|channel|>analysis and <|channel|>final<|message|> marks.",
            })
    void aTextAboutTheMarksIsNotCut(String text) {
        assertThat(ReasoningStripper.without(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>Hm. I never come to an end",
                "<think>Hm.</think>",
                "<思考>首先",
                "<reasoning>Hm.",
                "[THINK]Hm.",
                "◁think▷Hm.",
                "<|channel|>analysis<|message|>Hm.<|end|>",
                "<|START_THINKING|>Hm.",
                "analysisWe need a title.",
                "Hm.\n</think>",
            })
    void nothingIsLeftOfThoughtsAlone(String thoughts) {
        assertThat(ReasoningStripper.without(thoughts)).isEmpty();
    }
}
