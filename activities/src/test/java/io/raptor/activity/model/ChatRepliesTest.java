package io.raptor.activity.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.endpoint.Endpoints;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Summariser.Summary;
import io.raptor.workflow.model.FailureType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of chat models as providers form them. */
class ChatRepliesTest {

    private static final String GOOD = "Pumps\n\nThey move water.";

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\":\"text\",\"text\":\"Pumps\\n\\nThey move water.\"}]",
                "[{\"type\":\"text\",\"text\":\"Pumps\\n\\n\"},{\"type\":\"output_text\",\"text\":\"They move water.\"}]",
                "[\"Pumps\\n\\n\",\"They move water.\"]",
                "{\"type\":\"text\",\"text\":\"Pumps\\n\\nThey move water.\"}",
                "[{\"type\":\"text\",\"text\":{\"value\":\"Pumps\\n\\nThey move water.\",\"annotations\":[]}}]",
                "[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm.\"}]},"
                        + "{\"type\":\"text\",\"text\":\"Pumps\\n\\nThey move water.\"}]",
                "[{\"type\":\"reasoning\",\"text\":\"Hm.\"},{\"text\":\"Pumps\\n\\nThey move water.\"}]",
            })
    void joinsTheTextsOfAnAnswerInParts(String content) {
        Endpoints.answer(SERVER, okJson(Endpoints.choice("{\"content\":" + content + "}", "\"stop\"")));
        assertThat(answer()).isEqualTo(new Summary("Pumps", "They move water.", 50, 9));
    }

    @Test
    void takesTheChoiceOfIndexZero() {
        Endpoints.answer(SERVER, okJson("""
                {"choices":[{"index":1,"finish_reason":"stop","message":{"content":"No\\nThe other."}},
                            {"index":0,"finish_reason":"stop","message":{"content":"Pumps\\nThey move water."}}],
                 "usage":{"prompt_tokens":50,"completion_tokens":9}}"""));
        assertThat(answer().title()).isEqualTo("Pumps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "STOP",
                "eos",
                "eos_token",
                "end_turn",
                "stop_sequence",
                "end",
                "Complete",
                "completed",
                "finish",
                "finished",
                "done",
                "stop_token",
                "end_of_turn",
                "",
                "endTurn"
            })
    void takesAnAnswerThatEnded(String finish) {
        Endpoints.answer(SERVER, okJson(Endpoints.said(GOOD, finish)));
        assertThat(answer().title()).isEqualTo("Pumps");
    }

    @Test
    void takesAnAnswerWhoseEndNobodyTells() {
        Endpoints.answer(SERVER, okJson(Endpoints.choice("{\"content\":\"Pumps\\nThey move.\"}", "null")));
        assertThat(answer().title()).isEqualTo("Pumps");
    }

    @ParameterizedTest
    @CsvSource({
        "length, BAD_MODEL_OUTPUT, cut off",
        "MAX_TOKENS, BAD_MODEL_OUTPUT, cut off",
        "max_length, BAD_MODEL_OUTPUT, cut off",
        "model_length, BAD_MODEL_OUTPUT, cut off",
        "content_filter, MODEL_REFUSED, filtered",
        "SAFETY, MODEL_REFUSED, filtered",
        "sensitive, MODEL_REFUSED, filtered",
        "RECITATION, MODEL_REFUSED, filtered",
        "prohibited_content, MODEL_REFUSED, filtered",
        "error, BAD_MODEL_OUTPUT, error",
        "tool_calls, BAD_MODEL_OUTPUT, tool_calls",
        "insufficient_system_resource, MODEL_UNAVAILABLE, insufficient_system_resource",
        "network_error, MODEL_UNAVAILABLE, network_error",
        "abort, BAD_MODEL_OUTPUT, abort",
    })
    void anAnswerThatDidNotEndIsNoneButCounted(String finish, FailureType type, String told) {
        Endpoints.answer(SERVER, okJson(Endpoints.said(GOOD, finish)));
        BadAnswerException failure = bad();
        assertThat(failure.type()).isEqualTo(type);
        assertThat(failure).hasMessageContaining(told);
        assertThat(failure.answer().inputTokens()).isEqualTo(50);
        assertThat(failure.answer().outputTokens()).isEqualTo(9);
        assertThat(failure.answer().text()).contains("They move water.");
    }

    static Stream<Arguments> paidForNothing() {
        return Stream.of(
                Arguments.of("{\"choices\":[],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":9}}"),
                Arguments.of("{\"choices\":[{\"message\":{}}],\"usage\":{\"input_tokens\":50,\"output_tokens\":9}}"),
                Arguments.of("{\"output\":\"x\",\"usage\":{\"prompt_tokens\":\"50\",\"total_tokens\":59}}"),
                Arguments.of("{\"error\":{\"code\":502},\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":9}}"),
                Arguments.of("{\"done\":false,\"message\":{\"content\":\"A\\nB\"},\"prompt_eval_count\":50,"
                        + "\"eval_count\":9}"));
    }

    @ParameterizedTest
    @MethodSource("paidForNothing")
    void whatAnyAnswerUsedIsTold(String body) {
        Endpoints.answer(SERVER, okJson(body));
        assertThat(bad().answer().inputTokens()).isEqualTo(50);
        assertThat(bad().answer().outputTokens()).isEqualTo(9);
    }

    static Stream<String> inPieces() {
        String usage = "\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":9}";
        return Stream.of(
                ": PROCESSING\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Pumps\\n\"},"
                        + "\"finish_reason\":null}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"Hm\","
                        + "\"content\":\"They move \"}}],\"usage\":null}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                        + "\"water.\"},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[]," + usage
                        + "}\n\ndata: [DONE]\n\n",
                "event: message\ndata:{\"choices\":[{\"delta\":{\"content\":\"Pumps\\nThey move water.\"}}]," + usage
                        + "}\ndata:[DONE]",
                "{\"message\":{\"content\":\"Pumps\\n\"},\"done\":false}\n{\"message\":{\"content\":\"They move water.\"},"
                        + "\"done\":false}\n{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\","
                        + "\"prompt_eval_count\":50,\"eval_count\":9}\n");
    }

    @ParameterizedTest
    @MethodSource("inPieces")
    void joinsAnAnswerThatCameInPieces(String body) {
        Endpoints.answer(
                SERVER,
                aResponse().withHeader("Content-Type", "text/event-stream").withBody(body));
        assertThat(answer()).isEqualTo(new Summary("Pumps", "They move water.", 50, 9));
    }

    @ParameterizedTest
    @MethodSource("inPieces")
    void aStreamThatBrokeOffIsNoAnswerButCounted(String body) {
        Endpoints.answer(SERVER, aResponse().withBody(body.substring(0, body.indexOf("water.") + 3)));
        assertThat(bad().type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
        assertThat(bad().answer().inputTokens()).isPositive();
    }

    @Test
    void anErrorAmongThePiecesIsThatError() {
        Endpoints.answer(SERVER, aResponse().withBody("""
                        data: {"choices":[{"delta":{"content":"Pumps\\nThey"}}]}

                        data: {"error":{"message":"x","code":502}}

                        """));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).type()).isEqualTo(FailureType.MODEL_UNAVAILABLE);
    }

    @Test
    void anAnswerThatBrokeOffIsCounted() {
        String whole = Endpoints.said(GOOD, "stop");
        Endpoints.answer(SERVER, okJson(whole.substring(0, whole.indexOf("water"))));
        assertThat(bad()).hasMessageContaining("broke off");
        assertThat(bad().answer().inputTokens()).isPositive();
        assertThat(bad().answer().outputTokens()).isPositive();
    }

    @Test
    void zerosAreNotBelieved() {
        Endpoints.answer(
                SERVER,
                okJson(Endpoints.said(GOOD, "stop")
                        .replace("50", "0")
                        .replace("\"completion_tokens\":9", "\"completion_tokens\":0")
                        .replace("59", "0")));
        assertThat(answer().inputTokens()).isPositive();
        assertThat(answer().outputTokens()).isPositive();
    }

    @Test
    void cleansTitleAndTextAsDocumentsAre() {
        Endpoints.answer(
                SERVER,
                okJson(Endpoints.said("Pu\u0000mps\u0007\r\nThey\u0000 move\u009f water LONE.\uFEFF", "stop")
                        .replace("LONE", "\\ud83d")));
        assertThat(answer()).isEqualTo(new Summary("Pumps", "They move water \uFFFD.", 50, 9));
        Endpoints.answer(
                SERVER, okJson(Endpoints.said("Pu\u0000mps LONE", "length").replace("LONE", "\\ud83d")));
        assertThat(bad().answer().text()).isEqualTo("Pumps \uFFFD");
    }

    @Test
    void readsJsonAsUtf8WhateverItsLabel() {
        Endpoints.answer(
                SERVER,
                okJson("\n\n  " + Endpoints.said("Größe\nMüll ist schön.", "stop"))
                        .withHeader("Content-Type", "text/plain; charset=iso-8859-1"));
        assertThat(answer().title()).isEqualTo("Größe");
    }

    @Test
    void refusesWhatIsFarTooLongOrRepeatsItself() {
        StringBuilder tale = new StringBuilder("Pumps\n");
        for (int i = 0; i < 1200; i++) {
            tale.append("word").append(i).append(' ');
        }
        Endpoints.answer(SERVER, okJson(Endpoints.said(tale.toString(), "stop")));
        assertThat(bad()).hasMessageContaining("where 100 were asked for");
        Endpoints.answer(SERVER, okJson(Endpoints.said("Pumps\n" + "the the the ".repeat(70), "stop")));
        assertThat(bad()).hasMessageContaining("repeats itself");
        Endpoints.answer(SERVER, okJson(Endpoints.said("水泵\n" + "水泵把水送走。".repeat(40), "stop")));
        assertThat(bad()).hasMessageContaining("repeats itself");
    }

    @Test
    void aRefusalOfTheModelIsOne() {
        Endpoints.answer(
                SERVER, okJson(Endpoints.choice("{\"content\":null,\"refusal\":\"I will not.\"}", "\"stop\"")));
        assertThat(bad().type()).isEqualTo(FailureType.MODEL_REFUSED);
    }

    private static Summary answer() {
        return Endpoints.summary(Endpoints.chat(SERVER));
    }

    private static BadAnswerException bad() {
        IndexingException failure = Endpoints.failure(Endpoints.chat(SERVER));
        assertThat(failure).isInstanceOf(BadAnswerException.class);
        return (BadAnswerException) failure;
    }
}
