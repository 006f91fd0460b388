package dev.pawl.server.http;

import java.nio.charset.StandardCharsets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.tls.Authorities;
import dev.pawl.server.tls.Certificates;
import dev.pawl.server.tls.KeyFiles;
import dev.pawl.server.tls.TlsSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes on real sockets. */
@Timeout(60)
class TlsTest {
    @TempDir
    private Path folder;

    private static TlsSettings settings(KeyFiles files, String minimum) {
        return new TlsSettings(Optional.of(files), minimum, Optional.of(0), Duration.ofDays(1), Duration.ofMillis(20),
                false, List.of());
    }

    private static HttpServer start(TlsSettings tls) throws IOException {
        CompletableFuture<HttpServer> server = new CompletableFuture<>();
        HttpHandler said = request -> CompletableFuture.completedFuture(new dev.pawl.server.http.HttpResponse(200,
                List.of(), Body.of(request.connection() + "")));
        server.complete(HttpServer.start(HttpServerOptions.loopback(0).withTls(tls),
                new SecurityHeaders(tls.hsts(), new SameSiteOnly(HostNames.of("127.0.0.1", List.of()),
                        new EncryptedOnly(() -> server.join().port(), said)))));
        return server.join();
    }

    private static HttpResponse<String> get(SSLContext known, String address) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(known).build()) {
            return client.send(java.net.http.HttpRequest.newBuilder(URI.create(address)).build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void a_client_that_knows_the_certificate_is_served() throws Exception {
        Certificates made = Certificates.make(folder, "own", "EC");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"))) {
            Path known = folder.resolve("certificate.pem");
            HttpResponse<String> answer = get(Authorities.of(known), "https://localhost:" + server.port() + "/");
            assertThat(answer.body()).isEqualTo("Connection[address=127.0.0.1, encrypted=true]");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=86400");
        }
    }

    @Test
    void a_client_that_does_not_know_it_gives_up() throws Exception {
        Certificates made = Certificates.make(folder, "own", "EC");
        Certificates other = Certificates.make(folder, "other", "EC");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"))) {
            assertThatThrownBy(() -> get(other.client(), "https://localhost:" + server.port() + "/"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2,TLSv1.2,true", "TLSv1.3,TLSv1.2,false", "TLSv1.3,TLSv1.3,true"})
    void versions_before_the_least_are_refused(String least, String spoken, boolean served) throws Exception {
        Certificates made = Certificates.make(folder, "own", "RSA");
        try (HttpServer server = start(settings(made.write(folder), least));
                SSLSocket socket = (SSLSocket) made.client().getSocketFactory().createSocket("localhost",
                        server.port())) {
            socket.setEnabledProtocols(new String[]{spoken});
            if (served) {
                socket.startHandshake();
                assertThat(socket.getSession().getCipherSuite()).containsAnyOf("_GCM_", "_CHACHA20_");
            } else {
                assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"})
    void ciphers_without_a_fresh_key_or_of_the_old_kind_are_refused(String cipher) throws Exception {
        Certificates made = Certificates.make(folder, "own", "RSA");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"));
                SSLSocket socket = (SSLSocket) made.client().getSocketFactory().createSocket("localhost",
                        server.port())) {
            socket.setEnabledProtocols(new String[]{"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[]{cipher});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_certificate_that_was_replaced_is_used_and_open_connections_stay() throws Exception {
        Certificates first = Certificates.make(folder, "first", "EC");
        KeyFiles.Pem files = first.write(folder);
        try (HttpServer server = start(settings(files, "TLSv1.2"));
                SSLSocket open = (SSLSocket) first.client().getSocketFactory().createSocket("localhost",
                        server.port())) {
            open.startHandshake();
            Certificates second = Certificates.make(folder, "second", "RSA");
            second.write(folder);
            while (!presented(second, server.port()).equals("CN=second")) {
                LockSupport.parkNanos(1_000_000);
            }
            open.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(open.getInputStream().readNBytes(15), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private static String presented(Certificates known, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) known.client().getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSubjectX500Principal()
                    .getName();
        } catch (SSLHandshakeException e) {
            return "another";
        }
    }

    @Test
    void who_forgets_the_s_is_sent_on_unless_something_secret_came_along() throws Exception {
        Certificates made = Certificates.make(folder, "own", "EC");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"));
                HttpClient client = HttpClient.newHttpClient()) {
            URI plain = URI.create("http://localhost:" + server.redirectPort().orElseThrow() + "/machines?a=1");
            HttpResponse<String> sent = client.send(java.net.http.HttpRequest.newBuilder(plain).build(),
                    BodyHandlers.ofString());
            assertThat(sent.statusCode()).isEqualTo(308);
            assertThat(sent.headers().firstValue("Location"))
                    .hasValue("https://localhost:" + server.port() + "/machines?a=1");
            assertThat(sent.headers().firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(client.send(java.net.http.HttpRequest.newBuilder(plain).header("Authorization", "Bearer x")
                    .build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
            assertThat(client.send(java.net.http.HttpRequest.newBuilder(plain)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString())
                    .statusCode()).isEqualTo(403);
        }
    }

    @Test
    void plain_http_at_the_port_of_tls_ends_at_once() throws Exception {
        Certificates made = Certificates.make(folder, "own", "EC");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"));
                Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://?/", "http:///", "https://#/", "http://@/", "https://:1/"})
    void an_address_without_a_host_is_the_callers_mistake(String address) throws Exception {
        Certificates made = Certificates.make(folder, "own", "EC");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"));
                Socket socket = made.client().getSocketFactory().createSocket("localhost", server.port())) {
            socket.getOutputStream().write(("GET " + address + " HTTP/1.1\r\nHost: localhost:" + server.port()
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 40");
        }
    }

    @Test
    void who_asks_for_new_keys_on_the_same_connection_is_cut_off() throws Exception {
        Certificates made = Certificates.make(folder, "own", "RSA");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"));
                SSLSocket socket = (SSLSocket) made.client().getSocketFactory().createSocket("localhost",
                        server.port())) {
            socket.setEnabledProtocols(new String[]{"TLSv1.2"});
            socket.startHandshake();
            assertThat(ask(socket, server.port())).startsWith("HTTP/1.1 200");
            assertThatThrownBy(() -> {
                socket.startHandshake();
                ask(socket, server.port());
            }).isInstanceOf(IOException.class);
        }
    }

    private static String ask(SSLSocket socket, int port) throws IOException {
        socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        byte[] piece = new byte[4_096];
        int length = socket.getInputStream().read(piece);
        if (length < 0) {
            throw new IOException("cut off");
        }
        return new String(piece, 0, length, StandardCharsets.UTF_8);
    }

    /** In hexadecimal digits: garbage, SSL 2 and 3, lengths that lie, records in the wrong place. */
    private static final List<String> NO_HANDSHAKES = List.of("ffffffffffffffffffffffffffffffff",
            "00000000000000000000000000000000",
            "802e0100020015000000100100800200800300800400800500800600400700c000000000000000000000000000000000",
            "1603000005010000010300", "160301ffff010000010300", "16030100080100ffff0303000000000000",
            "16030100000000000000000000", "1503030002022800", "1403030001011403030001",
            "170303001041414141414141414141414141414141", "160301000401ffffff");

    @Test
    void what_is_no_handshake_ends_with_its_connection_alone() throws Exception {
        Certificates made = Certificates.make(folder, "own", "EC");
        try (HttpServer server = start(settings(made.write(folder), "TLSv1.2"))) {
            for (String bytes : NO_HANDSHAKES) {
                try (Socket socket = new Socket("localhost", server.port())) {
                    socket.setSoTimeout(20_000);
                    socket.getOutputStream().write(HexFormat.of().parseHex(bytes));
                    socket.shutdownOutput();
                    assertThat(socket.getInputStream().readAllBytes()).as(bytes).hasSizeLessThan(64);
                } catch (SocketException e) {
                    // cut off, which is an answer
                }
            }
            assertThat(get(made.client(), "https://localhost:" + server.port() + "/").statusCode()).isEqualTo(200);
        }
    }
}
