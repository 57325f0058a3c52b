package io.raptor.starter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.deploy.Program.Said;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The Helm chart: what it makes of values is what Kubernetes takes, and what a platform's rules ask for. */
@Timeout(300)
class ChartIT {

    private static final String CHART = "docker/helm/raptor";
    private static final String SMALL = CHART + "/ci/small-values.yaml";
    private static final String FULL = CHART + "/ci/full-values.yaml";

    @TempDir
    Path folder;

    private Program helm;
    private Program kubeconform;

    @BeforeEach
    void tools() {
        helm = tool("chart-tools/helm");
        kubeconform = tool("chart-tools/kubeconform");
    }

    private Program tool(String file) {
        return Program.require(file, ".ci/chart", folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {SMALL, FULL})
    void kubernetesTakesIt(String values) throws Exception {
        helm.run("lint", "--strict", CHART, "-f", values).well();
        Path manifests = template(values).file();
        for (String version : List.of("1.30.0", "1.37.0")) {
            String said = kubeconform
                    .run(
                            manifests,
                            "-strict",
                            "-summary",
                            "-kubernetes-version",
                            version,
                            "-schema-location",
                            Program.ROOT.resolve("target/chart-tools/kubernetes-json-schema")
                                    + "/{{.NormalizedKubernetesVersion}}-local{{.StrictSuffix}}/{{.ResourceKind}}{{.KindSuffix}}.json",
                            "-skip",
                            "ServiceMonitor,PrometheusRule,ScaledObject")
                    .well()
                    .output();
            assertThat(said).contains("Invalid: 0, Errors: 0");
        }
    }

    /** Kinds that Kubernetes itself does not have. */
    @Test
    void theOperatorsOfPrometheusAndKedaTakeIt() throws Exception {
        Program node = new Program(Path.of("node"), folder);
        String said = node.run(template(FULL).file(), "target/chart-tools/models/check.mjs")
                .well()
                .output();
        assertThat(said)
                .contains(
                        "ServiceMonitor raptor is valid",
                        "PrometheusRule raptor is valid",
                        "ScaledObject raptor-worker-default is valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {SMALL, FULL})
    void aPodMayDoNothingThatItNeedNot(String values) throws Exception {
        List<Map<String, Object>> pods = pods(values);
        assertThat(pods).hasSizeGreaterThanOrEqualTo(3);
        for (Map<String, Object> pod : pods) {
            assertThat(pod).containsEntry("automountServiceAccountToken", false);
            assertThat(part(pod, "securityContext")).containsEntry("runAsNonRoot", true);
            Map<String, Object> container = container(pod);
            assertThat(part(container, "securityContext"))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false)
                    .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
            assertThat(part(part(container, "resources"), "limits")).containsKey("memory");
        }
    }

    @Test
    void noManifestHoldsASecret() throws Exception {
        for (Map<String, Object> pod : pods(FULL)) {
            for (Map<String, Object> variable : list(container(pod), "env")) {
                String name = Objects.requireNonNull((String) variable.get("name"));
                if (name.matches(".*(TOKEN|PASSWORD|KEY)")) {
                    assertThat(part(variable, "valueFrom")).containsKey("secretKeyRef");
                }
                if (name.endsWith("_FILE")) {
                    assertThat((String) variable.get("value")).startsWith("/secrets/");
                }
            }
        }
        assertThat(manifests(FULL)).noneMatch(manifest -> "Secret".equals(manifest.get("kind")));
        Said refused = helm.run("template", "raptor", CHART, "-f", SMALL, "--set", "env.RAPTOR_TOKEN=in-the-open");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.errors()).contains("RAPTOR_TOKEN");
    }

    /** Whoever stops a pod waits for the calls in flight. */
    @Test
    void callsEndBeforeTheirPod() throws Exception {
        for (Map<String, Object> pod : pods(SMALL)) {
            if (pod.containsKey("terminationGracePeriodSeconds")) {
                assertThat(pod).containsEntry("terminationGracePeriodSeconds", 150);
                assertThat(variable(pod, "RAPTOR_SHUTDOWN_GRACE")).isEqualTo("120s");
                assertThat(variable(pod, "RAPTOR_STORE_MIGRATE")).isEqualTo("never");
            }
        }
    }

    @Test
    void aPoolHasItsOwnQueuesAndModels() throws Exception {
        Map<String, Object> offline = pods(FULL).stream()
                .filter(pod -> String.join(" ", words(pod)).equals("worker --queues model"))
                .findFirst()
                .orElseThrow();
        assertThat(variable(offline, "RAPTOR_CHAT_BASE_URL")).isEmpty();
        Map<String, Object> remote = pods(FULL).stream()
                .filter(pod -> String.join(" ", words(pod)).equals("worker --queues control,model"))
                .findFirst()
                .orElseThrow();
        assertThat(variable(remote, "RAPTOR_CHAT_BASE_URL")).isEqualTo("https://models.example/v1");
        assertThat(variable(remote, "RAPTOR_CHAT_CONTEXT_TOKENS")).isEqualTo("131072");
        assertThat(variable(remote, "RAPTOR_CHAT_TOKENS_PER_MINUTE")).isEqualTo("2000000");
    }

    @Test
    void aPoolMayRunTheBuildBeforeUntilItsTasksAreDone() throws Exception {
        Map<String, Object> before = pods(FULL).stream()
                .filter(pod -> String.join(" ", words(pod)).equals("worker --queues model"))
                .findFirst()
                .orElseThrow();
        assertThat(container(before)).containsEntry("image", "registry.example/raptor:0.0.9");
        assertThat(variable(before, "RAPTOR_WORKER_DEPLOYMENT")).isEqualTo("raptor");
        assertThat(variable(before, "RAPTOR_WORKER_BUILD_ID")).isEqualTo("before");
        assertThat(variable(before, "RAPTOR_UPLOADS")).isEqualTo("s3://raptor/uploads");
        assertThat(variable(before, "AWS_ENDPOINT_URL")).isEqualTo("https://storage.example");
    }

    @Test
    void whatCannotWorkIsRefused() throws Exception {
        for (String value : List.of(
                "secrets.RAPTOR_TOKEN=null",
                "temporal.address=temporal",
                "store.url=jdbc:postgresql://db/raptor?password=open",
                "workers.default.queues={everything}",
                "serve.replica=3",
                "uploads.folder=https://elsewhere.example",
                "s3.accessKeyId=in-the-open",
                "podSecurityContext.runAsNonRoot=false")) {
            assertThat(helm.run("template", "raptor", CHART, "-f", SMALL, "--set", value)
                            .code())
                    .as(value)
                    .isNotZero();
        }
        Said unnamed = helm.run(
                "template",
                "raptor",
                CHART,
                "-f",
                SMALL,
                "--set",
                "workers.default.autoscaling.enabled=true,workers.default.autoscaling.kind=keda");
        assertThat(unnamed.errors()).contains("workers.default.autoscaling.taskQueues");
    }

    private Said template(String values) throws Exception {
        return helm.run("template", "raptor", CHART, "-f", values).well();
    }

    private List<Map<String, Object>> manifests(String values) throws Exception {
        return StreamSupport.stream(
                        new Yaml().loadAll(template(values).output()).spliterator(), false)
                .map(ChartIT::asMap)
                .toList();
    }

    /** What pods of its Deployments and Jobs are like. */
    private List<Map<String, Object>> pods(String values) throws Exception {
        return manifests(values).stream()
                .filter(manifest -> List.of("Deployment", "Job").contains(manifest.get("kind")))
                .map(manifest -> part(part(part(manifest, "spec"), "template"), "spec"))
                .toList();
    }

    private static Map<String, Object> container(Map<String, Object> pod) {
        return list(pod, "containers").get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<String> words(Map<String, Object> pod) {
        return Objects.requireNonNull((List<String>) container(pod).get("args"));
    }

    private static String variable(Map<String, Object> pod, String name) {
        return list(container(pod), "env").stream()
                .filter(variable -> name.equals(variable.get("name")))
                .map(variable -> (String) variable.get("value"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        return asMap(Objects.requireNonNull(whole.get(name)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> whole, String name) {
        return Objects.requireNonNull((List<Map<String, Object>>) whole.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object yaml) {
        assertThat(yaml).isInstanceOf(Map.class);
        return (Map<String, Object>) yaml;
    }
}
