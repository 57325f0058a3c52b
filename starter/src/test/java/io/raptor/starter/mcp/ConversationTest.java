package io.raptor.starter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConversationTest {

    private static final String REQUEST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n";
    private static final String NOTIFICATION = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";

    private static InputStream heard(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void endsOnlyWhenEveryRequestIsAnswered() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Conversation talk = new Conversation(heard(REQUEST + NOTIFICATION), said, Duration.ofSeconds(20));
        CompletableFuture<byte[]> reader = CompletableFuture.supplyAsync(() -> all(talk.questions()));
        assertThat(reader).isNotDone();
        talk.answers().write("{}".getBytes(StandardCharsets.UTF_8));
        talk.answers().write("\n".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(reader.get(10, TimeUnit.SECONDS), StandardCharsets.UTF_8))
                .isEqualTo(REQUEST + NOTIFICATION);
        talk.awaitEnd();
        assertThat(said).hasToString("{}\n");
    }

    @Test
    void waitsForNothingWhereNothingWasAsked() throws Exception {
        Conversation talk = new Conversation(heard(NOTIFICATION), new ByteArrayOutputStream(), Duration.ofSeconds(20));
        assertThat(all(talk.questions())).isNotEmpty();
        talk.awaitEnd();
    }

    @Test
    void losesPatienceWithWhatIsNeverAnswered() throws Exception {
        Conversation talk =
                new Conversation(heard(REQUEST.strip()), new ByteArrayOutputStream(), Duration.ofMillis(20));
        assertThat(all(talk.questions())).isNotEmpty();
        talk.awaitEnd();
    }

    private static byte[] all(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
