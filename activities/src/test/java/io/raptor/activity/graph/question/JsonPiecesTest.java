package io.raptor.activity.graph.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPiecesTest {

    private static List<String> whole(String text) {
        return JsonPieces.of(text).whole().stream().map(JsonNode::toString).toList();
    }

    @Test
    void anObjectIsFoundWhateverStandsAroundIt() {
        assertThat(whole("Here you are:\n```json\n{\"a\": [1, 2,], }\n```\nAnything else?"))
                .containsExactly("{\"a\":[1,2]}");
    }

    @Test
    void objectsOneToALineAreSeveral() {
        assertThat(whole("{\"a\":1}\n{\"a\":2}\n{\"a\":3}")).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
    }

    @Test
    void singleQuotesBareNamesAndLineBreaksInTextsAreRead() {
        assertThat(whole("{a: 'one\ntwo'}")).containsExactly("{\"a\":\"one\\ntwo\"}");
    }

    @Test
    void theWholeObjectsOfACutAnswerAreKept() {
        JsonPieces pieces = JsonPieces.of("{\"list\":[{\"a\":1},{\"a\":2},{\"a\":");
        assertThat(pieces.whole()).extracting(JsonNode::toString).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(pieces.cut()).isTrue();
        assertThat(pieces.broken()).isEqualTo(1);
    }

    @Test
    void missingBracketsAtTheEndCutNothing() {
        JsonPieces pieces = JsonPieces.of("{\"list\":[{\"a\":1},{\"a\":2}]");
        assertThat(pieces.whole()).extracting(JsonNode::toString).containsExactly("[{\"a\":1},{\"a\":2}]");
        assertThat(pieces.cut()).isFalse();
        assertThat(pieces.broken()).isZero();
    }

    @Test
    void aCommaAtTheEndPromisesMore() {
        assertThat(JsonPieces.of("{\"list\":[{\"a\":1},").cut()).isTrue();
    }

    @Test
    void oneMalformedObjectCostsNoOther() {
        JsonPieces pieces = JsonPieces.of("{\"list\":[{\"a\":1},{\"a\":\"the \"great\" one\"},{\"a\":3}]}");
        assertThat(pieces.whole()).extracting(JsonNode::toString).containsExactly("{\"a\":1}", "{\"a\":3}");
        assertThat(pieces.broken()).isEqualTo(1);
        assertThat(pieces.cut()).isFalse();
    }

    @Test
    void proseHasNoPieces() {
        assertThat(whole("I found nothing.")).isEmpty();
    }

    @Test
    void depthWithoutEndIsNoDanger() {
        assertThat(whole("[".repeat(20_000))).isEmpty();
        assertThat(whole("{\"a\":".repeat(5_000))).isEmpty();
    }
}
