package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.owner.Owner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that takes each server with it which reads it, and servers that are started again as a cluster does. */
class OutOfMemoryDrill {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int OTHERS = 20;

    @Test
    void theDocumentFailsAfterSomeServersAndTheOthersAreIndexed(@TempDir Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        OutOfMemoryIT.write(sources.resolve("large.txt"));
        for (int i = 0; i < OTHERS; i++) {
            Files.writeString(
                    sources.resolve(i + ".md"), ("The keeper of lamp " + i + " lights it at dusk. ").repeat(40));
        }
        TemporalServer temporal = TemporalServer.start(folder);
        Worker server = Worker.start(
                Files.createDirectories(folder.resolve("home")),
                OutOfMemoryIT.options(),
                List.of("serve", "--port", "0", "--temporal", temporal.address()),
                Map.of());
        try {
            assertThat(OutOfMemoryIT.index(server, sources)).isEqualTo(201);
            int ended = 0;
            while (endsBeforeTheTask(server)) {
                ended++;
                server.startAgain();
            }
            String status = status(server.owner());
            System.out.printf("%d servers ended%n%s%n", ended, status);
            assertThat(ended).isEqualTo(4);
            assertThat(status)
                    .contains("\"completed_documents\":" + OTHERS, "\"failed_documents\":1")
                    .contains(
                            "\"doc_id\":\"large.txt\",\"error_type\":\"DocumentTooLarge\",\"message\":\"4 workers in a row");
        } finally {
            server.close();
            temporal.close();
        }
    }

    private static boolean endsBeforeTheTask(Worker server) {
        await().atMost(PATIENCE).until(() -> !server.process().isAlive() || ended(server));
        return !server.process().isAlive();
    }

    private static boolean ended(Worker server) throws InterruptedException {
        try {
            return status(server.owner()).contains("\"phase\":\"ended\"");
        } catch (IOException out) {
            return false;
        }
    }

    private static String status(Owner owner) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(owner.url() + "/api/v1/task/large/checkpoint-status"))
                                .header("Authorization", "Bearer " + owner.token())
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
