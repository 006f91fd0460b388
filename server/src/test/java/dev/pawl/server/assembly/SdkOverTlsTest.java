package dev.pawl.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.access.KeyCabinet.Wanted;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.tls.Certificates;
import dev.pawl.server.tls.KeyFiles;
import dev.pawl.store.Credentials.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** AWS's SDK, which signs with a key of the store, at a server with a certificate of a private authority. */
@Timeout(60)
class SdkOverTlsTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder;

    private Certificates certificates;
    private Installed server;

    @BeforeEach
    void start() {
        certificates = Certificates.make(folder, "localhost", "EC");
        KeyFiles.Pem files = certificates.write(folder);
        server = new Installed(folder.resolve("pawl.db"), "{\"tls\": {\"certificate\": \"" + files.certificate()
                + "\", \"key\": \"" + files.key() + "\"}}", Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Made key(String name, String grant) {
        return server.cabinet().create(new Wanted(Kind.KEY, name, List.of(Grant.parse(grant)), Optional.empty()),
                Principal.admin("root"));
    }

    /** Authorities as {@code AWS_CA_BUNDLE} or a trust store names them. */
    private TrustManager[] trusting(Certificates one) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("authority", one.x509());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        return trust.getTrustManagers();
    }

    private SfnClient client(String id, String secret, Certificates authority) throws Exception {
        TrustManager[] trust = trusting(authority);
        return SfnClient.builder().endpointOverride(URI.create("https://localhost:" + server.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .httpClientBuilder(ApacheHttpClient.builder().tlsTrustManagersProvider(() -> trust))
                .overrideConfiguration(
                        c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }

    @Test
    void runs_a_machine_and_is_refused_what_it_was_not_granted() throws Exception {
        key("root", "admin");
        Made key = key("ci", "editor:orders-*");
        try (SfnClient client = client(key.credential().id(), key.secret(), certificates)) {
            String machine = client.createStateMachine(r -> r.name("orders-a").definition(PASS)
                    .roleArn(RealServer.ROLE).type(StateMachineType.EXPRESS)).stateMachineArn();
            assertThat(client.startSyncExecution(r -> r.stateMachineArn(machine).input("[1]")).output())
                    .isEqualTo("[1]");
            assertThat(client.listStateMachinesPaginator().stateMachines().stream()).hasSize(1);
            assertThatThrownBy(() -> client.createStateMachine(r -> r.name("payments").definition(PASS)
                    .roleArn(RealServer.ROLE))).isInstanceOfSatisfying(SfnException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
            server.cabinet().revoke(Kind.KEY, key.credential().id());
            assertThatThrownBy(client::listStateMachines).isInstanceOfSatisfying(SfnException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
        }
    }

    @Test
    void a_wrong_secret_and_a_wrong_authority_are_told_apart() throws Exception {
        Made key = key("ci", "admin");
        try (SfnClient client = client(key.credential().id(), "another secret", certificates)) {
            assertThatThrownBy(client::listStateMachines).isInstanceOfSatisfying(SfnException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException"));
        }
        try (SfnClient client = client(key.credential().id(), key.secret(),
                Certificates.make(folder, "another", "EC"))) {
            assertThatThrownBy(client::listStateMachines).isInstanceOf(SdkClientException.class)
                    .hasStackTraceContaining("certification path");
        }
    }
}
