package dev.pawl.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.ConfigurationException;
import dev.pawl.server.login.LyingProvider;
import dev.pawl.server.tls.Certificates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider whose certificate only the organization's own authority has signed. */
class PrivateProviderTest {
    @TempDir
    private Path folder;

    private Certificates certificates;
    private LyingProvider provider;

    @BeforeEach
    void start() {
        certificates = Certificates.make(folder, "provider", "EC");
        provider = new LyingProvider(certificates.server());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    /** Where a browser is sent that wants to sign in. */
    private String start(String more) throws Exception {
        String configuration = "{\"login\": {\"issuer\": \"" + provider.issuer()
                + "\", \"clientId\": \"pawl\", \"everybody\": [\"viewer\"]" + more + "}}";
        try (Installed server = new Installed(folder.resolve("pawl.db"), configuration, Map.of());
                HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server.url() + "/login/start")).build(),
                    BodyHandlers.ofString()).headers().firstValue("Location").orElseThrow();
        }
    }

    private String trusting(Path file) {
        return ", \"trustedCertificates\": \"" + file + "\"";
    }

    @Test
    void is_believed_if_its_authority_is_named_and_not_otherwise() throws Exception {
        Path file = Files.writeString(folder.resolve("authority.pem"), certificates.certificate());
        assertThat(start(trusting(file))).startsWith(provider.issuer() + "/authorize?");
        assertThat(start("")).isEqualTo("/?sign-in=unreachable");
        Path another = Files.writeString(folder.resolve("another.pem"),
                Certificates.make(folder, "another", "EC").certificate());
        assertThat(start(trusting(another))).isEqualTo("/?sign-in=unreachable");
    }

    @Test
    void a_file_without_certificates_is_told_when_the_configuration_is_read() throws Exception {
        Path file = Files.writeString(folder.resolve("nothing.pem"), "nothing");
        assertThatThrownBy(() -> start(trusting(file))).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("trustedCertificates").hasMessageContaining("PEM");
        assertThatThrownBy(() -> start(trusting(folder.resolve("missing.pem"))))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining("trustedCertificates");
    }
}
