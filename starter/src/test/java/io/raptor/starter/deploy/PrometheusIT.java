package io.raptor.starter.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.testing.FreePort;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alert rules and dashboards ask for what there is: a real Prometheus reads a real run, and has an answer to each question. */
@Timeout(300)
class PrometheusIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:raptor|temporal|hikaricp|http_server|process|jvm)_[a-z_]+)\\b");

    /** Seen only where something is wrong, which rules-test.yml plays. */
    private static final Set<String> OF_FAULTS = Set.of("temporal_workflow_task_execution_failed_total");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void alertsFireWhenTheyShould() throws Exception {
        Program promtool = Program.require("prometheus/usr/bin/promtool", ".ci/prometheus", folder);
        promtool.run("check", "rules", "docker/prometheus/rules.yml").well();
        promtool.run("test", "rules", "docker/prometheus/rules-test.yml").well();
        for (String alert : alerts()) {
            assertThat(Files.readString(Program.ROOT.resolve("docker/prometheus/rules-test.yml")))
                    .contains("alertname: " + alert);
            assertThat(Files.readString(Program.ROOT.resolve("docs/runbooks/alerts.md")))
                    .contains("## " + alert + "\n");
        }
    }

    @Test
    void everyQuestionHasAnAnswer() throws Exception {
        Program prometheus = Program.require("prometheus/usr/bin/prometheus", ".ci/prometheus", folder);
        Path documents = documents();
        try (RunningRaptor raptor = RunningRaptor.start(
                        folder.resolve("home"),
                        Role.SERVER,
                        Map.of(
                                "raptor.prices.extractive/1.input", "1",
                                "raptor.prices.extractive/1.output", "2"));
                Scraper scraper = Scraper.start(prometheus, folder, raptor.managementPort())) {
            // What counts from nothing has to be seen before and after.
            await().atMost(PATIENCE)
                    .until(() -> !scraper.ask("raptor_build_info").isEmpty());
            raptor.index("first", documents);
            raptor.post("/api/v1/dataset/first/search", "{\"query\":\"ferry\"}");
            await().atMost(PATIENCE)
                    .until(() ->
                            !scraper.ask("raptor_search_time_seconds_count").isEmpty());
            Files.writeString(documents.resolve("more.md"), note(7));
            raptor.index("first", documents);
            raptor.index("second", documents);
            raptor.post("/api/v1/dataset/first/search", "{\"query\":\"captain\"}");
            for (String metric : metrics()) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(scraper.ask(metric)).as(metric).isNotEmpty());
            }
            for (String query : queries()) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(scraper.ask(query)).as(query).isNotEmpty());
            }
            wellNamed(raptor);
        }
    }

    /** Of ours; others' names are theirs. */
    private void wellNamed(RunningRaptor raptor) throws Exception {
        Path scraped = folder.resolve("scraped.txt");
        Files.writeString(scraped, raptor.watch("/actuator/prometheus").body());
        Program promtool = Program.require("prometheus/usr/bin/promtool", ".ci/prometheus", folder);
        Program.Said said = promtool.run(scraped, "check", "metrics");
        assertThat((said.output() + said.errors()).lines()).noneMatch(line -> line.startsWith("raptor_"));
    }

    private static List<String> alerts() throws IOException {
        return matches(Pattern.compile("- alert: (\\w+)"), rules());
    }

    private static String rules() throws IOException {
        return Files.readString(Program.ROOT.resolve("docker/prometheus/rules.yml"));
    }

    /** All that rules compare with something, so that they may well have no answer. */
    private static Set<String> metrics() throws IOException {
        Set<String> metrics =
                new TreeSet<>(matches(METRIC, rules().replaceAll("(?m)^\\s*(summary|description|runbook):.*", "")));
        metrics.removeAll(OF_FAULTS);
        return metrics;
    }

    /** Of all panels, for the time of this test. */
    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (String board : List.of("operations", "money")) {
            JsonNode read = JSON.readTree(Program.ROOT
                    .resolve("docker/grafana/dashboards/" + board + ".json")
                    .toFile());
            for (JsonNode panel : read.get("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(target.get("expr")
                            .asText()
                            .replace("$__rate_interval", "5m")
                            .replace("$__range", "5m"));
                }
            }
        }
        assertThat(queries).hasSizeGreaterThan(30);
        return queries;
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private Path documents() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(documents.resolve("note" + i + ".md"), note(i));
        }
        return documents;
    }

    private static String note(int number) {
        return "# Note " + number + "\n\n"
                + ("The ferry number " + number + " left the harbour with cargo, a captain and a storm behind it.\n\n")
                        .repeat(40);
    }

    /** A Prometheus that reads one process every second. */
    private record Scraper(Process process, int port, HttpClient http) implements AutoCloseable {

        static Scraper start(Program prometheus, Path folder, int read) throws IOException {
            int port = FreePort.next();
            Path settings = Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 1s, scrape_timeout: 1s}
                    scrape_configs:
                      - job_name: raptor
                        metrics_path: /actuator/prometheus
                        static_configs: [{targets: ["127.0.0.1:%d"]}]
                    """.formatted(read));
            Process process = new ProcessBuilder(
                            prometheus.file().toString(),
                            "--config.file=" + settings,
                            "--storage.tsdb.path=" + folder.resolve("prometheus"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            return new Scraper(process, port, HttpClient.newHttpClient());
        }

        /** The series that answer; none while it starts. */
        List<String> ask(String query) throws InterruptedException {
            URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                    + URLEncoder.encode(query, StandardCharsets.UTF_8));
            try {
                JsonNode answer =
                        JSON.readTree(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                                .body());
                List<String> series = new ArrayList<>();
                answer.path("data").path("result").forEach(one -> series.add(one.toString()));
                return series;
            } catch (IOException starting) {
                return List.of();
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
