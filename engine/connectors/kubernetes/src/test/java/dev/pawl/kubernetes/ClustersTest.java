package dev.pawl.kubernetes;

import static dev.pawl.kubernetes.Tasks.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.ConfigurationException;
import dev.pawl.connector.Outcome;
import dev.pawl.json.Payload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which cluster a task reaches, and as whom. */
final class ClustersTest {
    private static final Payload EMPTY = Payload
            .parse("{\"ResponseBody\": {}, \"StatusCode\": 200, \"StatusText\": \"OK\"}");

    @TempDir
    private Path folder;

    @Test
    void aContextOfAKubeconfigIsServerAndCredentials() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            endpoint.answers(200, "{}");
            Path kubeconfig = kubeconfig(endpoint.url());

            assertThat(call("{\"kubeconfig\": \"" + kubeconfig + "\", \"context\": \"second\"}", ""))
                    .isEqualTo(new Outcome.Completed(EMPTY));
            assertThat(endpoint.asked().header(HttpHeader.AUTHORIZATION)).isEqualTo("Bearer token-of-second");
            assertThat(cause(call("{\"kubeconfig\": \"" + kubeconfig + "\", \"context\": \"third\"}", "")))
                    .isEqualTo("Expected credentials for the cluster test, but the kubeconfig has no context third");
        }
    }

    @Test
    void withoutASectionTheUsersKubeconfigKnowsTheClusters() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            endpoint.answers(200, "{}");
            System.setProperty("kubeconfig", kubeconfig(endpoint.url()).toString());
            try (KubernetesConnector connector = Tasks.connector("{}", Map.of())) {
                assertThat(callOf(connector, "second", "")).isEqualTo(new Outcome.Completed(EMPTY));
                assertThat(endpoint.asked().header(HttpHeader.AUTHORIZATION)).isEqualTo("Bearer token-of-second");
                assertThat(callOf(connector, "reports", "")).isEqualTo(new Outcome.Completed(EMPTY));
                assertThat(endpoint.asked().header(HttpHeader.AUTHORIZATION)).isEqualTo("Bearer token-of-first");
                assertThat(cause(callOf(connector, "third", ""))).isEqualTo("No cluster found for name: third. "
                        + "The kubeconfig has no context and no cluster of that name");
            } finally {
                System.clearProperty("kubeconfig");
            }
        }
    }

    @Test
    void aClusterThatTheConfigurationDoesNotNameIsNotThere() throws Exception {
        try (KubernetesConnector connector = Tasks.connector("{\"server\": \"http://127.0.0.1:1\"}")) {
            Outcome.Failed failed = (Outcome.Failed) callOf(connector, "other", "");
            assertThat(failed.failure().error()).contains("EKS.ResourceNotFoundException");
            assertThat(failed.failure().cause()).contains(
                    "No cluster found for name: other. Section kubernetes of the configuration has test");
        }
    }

    @Test
    void theDefinitionsEndpointHasToAgree() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            endpoint.answers(200, "{}");
            String server = "{\"server\": \"" + endpoint.url() + "\"";

            assertThat(call(server + "}", ", \"Endpoint\": \"" + endpoint.url() + "/\""))
                    .isEqualTo(new Outcome.Completed(EMPTY));
            assertThat(cause(call(server + "}", ", \"Endpoint\": \"https://a.eks.amazonaws.com\"")))
                    .startsWith("Expected the Endpoint " + endpoint.url());
            assertThat(call(server + ", \"definitionEndpoint\": \"ignore\"}",
                    ", \"Endpoint\": \"https://a.eks.amazonaws.com\"")).isEqualTo(new Outcome.Completed(EMPTY));
            assertThat(call("{\"server\": \"http://127.0.0.1:1\", \"definitionEndpoint\": \"use\"}",
                    ", \"Endpoint\": \"" + endpoint.url() + "\"")).isEqualTo(new Outcome.Completed(EMPTY));
        }
    }

    @Test
    void aServersCertificateIsChecked() throws Exception {
        try (ApiServer server = new ApiServer(true)) {
            String certificate = Files.readString(Path.of(server.mock.getSelfSignedCertificate().certificatePath()));
            Path file = Files.writeString(folder.resolve("ca.pem"), certificate);
            String https = "{\"server\": \"" + server.url() + "\"";

            assertThat(cause(call(https + "}", ""))).contains("PKIX path building failed");
            assertThat(call(https + ", \"certificateAuthority\": \"" + file + "\"}", ""))
                    .isInstanceOf(Outcome.Completed.class);
            assertThat(call(https + ", \"insecureSkipTlsVerify\": true}", "")).isInstanceOf(Outcome.Completed.class);
            String data = Base64.getEncoder()
                    .encodeToString(certificate.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(call(https + ", \"definitionEndpoint\": \"use\"}",
                    ", \"CertificateAuthority\": \"" + data + "\"")).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    void mistakesInTheConfigurationAreToldWithTheirPlace() {
        assertThatThrownBy(() -> Tasks.connector("{\"server\": \"example.org\"}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Expected a URL such as https://10.0.0.1:6443 at /kubernetes/clusters/test/server of "
                        + "pawl.json, but found another text");
        assertThatThrownBy(() -> Tasks.connector("{\"sever\": \"https://a\"}"))
                .isInstanceOf(ConfigurationException.class).hasMessageEndingWith("but found sever");
        assertThatThrownBy(() -> Tasks.connector("{\"definitionEndpoint\": \"maybe\"}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Expected one of agree, ignore, use at ");
    }

    @Test
    void aSecretThatIsMissingIsNamed() throws Exception {
        try (KubernetesConnector connector = Tasks.connector("""
                {"secrets": {"cluster": {"env": "TOKEN"}}, "kubernetes": {"clusters": {"test": {
                  "server": "http://127.0.0.1:1", "token": "{{secret:cluster}}"}}}}""", Map.of())) {
            assertThat(cause(callOf(connector, "test", ""))).contains(
                    "Expected the secret cluster in the environment variable TOKEN, but it is not set");
        }
    }

    @Test
    void oneServerIsWrittenInOneWay() {
        assertThat(ClusterAccess.normal("https://A.Example:443/")).isEqualTo("https://a.example");
        assertThat(ClusterAccess.normal("http://a:80/Sub/")).isEqualTo("http://a/Sub");
        assertThat(ClusterAccess.normal("a:6443")).isEqualTo("https://a:6443");
    }

    private Path kubeconfig(String server) throws Exception {
        return Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: first
                clusters:
                - name: arn:aws:eks:us-east-1:000000000000:cluster/reports
                  cluster: {server: "%s"}
                contexts:
                - name: first
                  context: {cluster: "arn:aws:eks:us-east-1:000000000000:cluster/reports", user: one}
                - name: second
                  context: {cluster: "arn:aws:eks:us-east-1:000000000000:cluster/reports", user: two}
                users:
                - name: one
                  user: {token: token-of-first}
                - name: two
                  user: {token: token-of-second}
                """.formatted(server));
    }

    private static Outcome call(String cluster, String further) throws Exception {
        try (KubernetesConnector connector = Tasks.connector(cluster)) {
            return callOf(connector, "test", further);
        }
    }

    private static Outcome callOf(KubernetesConnector connector, String cluster, String further) throws Exception {
        return get(connector.start(Tasks.call("{\"ClusterName\": \"" + cluster
                + "\", \"Method\": \"GET\", \"Path\": \"/version\"" + further + "}")));
    }

    private static String cause(Outcome outcome) {
        return ((Outcome.Failed) outcome).failure().cause().orElseThrow();
    }
}
