package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.testing.LocalPostgres;
import io.raptor.starter.config.Role;
import io.raptor.starter.config.WorkerProperties;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.testing.TemporalDevServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to a server that only answers is read by a worker with another home. */
@Timeout(240)
class SharedUploadsIT {

    @Test
    void uploadsAreReadByWorkersElsewhere(@TempDir Path folder) throws Exception {
        LocalPostgres postgres = LocalPostgres.start();
        try (TemporalDevServer temporal = DevServer.start();
                RunningRaptor server = RunningRaptor.start(
                        folder.resolve("server"),
                        Role.SERVER,
                        settings(temporal, postgres, Map.of(WorkerProperties.QUEUES, "")));
                RunningRaptor worker = RunningRaptor.start(
                        folder.resolve("worker"), Role.WORKER, settings(temporal, postgres, Map.of()))) {
            StringBuilder body = new StringBuilder(part("dataset\"", "papers"));
            for (int i = 0; i < 6; i++) {
                body.append(part("files\"; filename=\"" + i + ".md\"", "Boat " + i + " leaves the harbour."));
            }
            HttpResponse<String> sent = server.send(
                    "POST", "/api/v1/document", body + "--b--\r\n", "Content-Type", "multipart/form-data; boundary=b");
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
            server.post("/api/v1/task", "{\"dataset\":\"papers\",\"sources\":[\"upload://papers\"]}");
            TaskStatus end = worker.await("papers", status -> status.state().ended());
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(end.completedDocuments()).isEqualTo(6);
        } finally {
            postgres.close();
        }
    }

    private static String part(String name, String text) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + text + "\r\n";
    }

    private static Map<String, String> settings(
            TemporalDevServer temporal, LocalPostgres postgres, Map<String, String> further) {
        Map<String, String> settings = new LinkedHashMap<>(further);
        settings.put("raptor.temporal.target", temporal.getTarget());
        settings.put("raptor.store.url", postgres.url());
        return settings;
    }
}
