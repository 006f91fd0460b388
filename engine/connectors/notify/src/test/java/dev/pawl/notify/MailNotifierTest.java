package dev.pawl.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.notify.Notification.Recipient;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.UndeliverableException;
import dev.pawl.config.ConfigurationException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail through a real SMTP server in this process. */
class MailNotifierTest {
    private final GreenMail server = new GreenMail(
            new ServerSetup[]{setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_SMTPS)});

    /** On a busy machine its threads need longer than the two seconds that it takes for enough. */
    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @BeforeEach
    void start() {
        server.start();
        server.setUser("pawl@example.com", "pawl", "hunter22");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Notifier channel(int port, String security, String password) {
        return Given.channels("""
                {"email": {"host": "127.0.0.1", "port": %d, "security": "%s", "user": "pawl", "password": "%s",
                           "from": "Pawl <pawl@example.com>"}}""".formatted(port, security, password)).get(0);
    }

    private Notifier plain() {
        return channel(server.getSmtp().getPort(), "NONE", "{{secret:mail}}");
    }

    @Test
    void aPersonGetsAllThatHelpsToDecide() throws Exception {
        try (Notifier mail = plain()) {
            assertThat(Given.send(mail, Given.notification(Kind.REQUESTED, "Pay the café",
                    Optional.of(Given.alice(Optional.of("alice@example.com")))))).isEmpty();
        }
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Please decide: Pay the café");
        assertThat(message.getRecipients(RecipientType.TO)[0]).hasToString("alice@example.com");
        assertThat(message.getFrom()[0]).hasToString("Pawl <pawl@example.com>");
        assertThat(message.getMessageID()).isEqualTo("<n-1@example.com>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat((String) message.getContent()).contains("Hello Alice Ämter,", "Which cost centre?",
                "Paid **before** Friday", "\"amount\" : 120", "Requested by: bob",
                "Due: 21 November 2026, 13:00 UTC", "https://pawl.example/a/t0k3n");
    }

    @Test
    void anAlertAsksForNothingAndSaysWhatHappened() throws Exception {
        try (Notifier mail = plain()) {
            assertThat(Given.send(mail, Given.notification(Kind.ALERT, "[server] disk: 1 GiB is left",
                    Optional.of(new Recipient("ops@example.com", "ops@example.com", Optional.of("ops@example.com"),
                            Optional.empty())))))
                    .isEmpty();
        }
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("[server] disk: 1 GiB is left");
        assertThat(message.getRecipients(RecipientType.TO)[0]).hasToString("ops@example.com");
        assertThat((String) message.getContent()).contains("Paid **before** Friday").doesNotContain("decide");
    }

    @Test
    void aTitleCannotAddHeaderFields() throws Exception {
        try (Notifier mail = plain()) {
            assertThat(Given.send(mail, Given.notification(Kind.QUESTION, "x\r\nBcc: eve@example.com\r\n\r\nboo",
                    Optional.of(Given.alice(Optional.of("alice@example.com")))))).isEmpty();
        }
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("bob asks about: x Bcc: eve@example.com boo");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whoHasNoAddressIsNotReached() {
        try (Notifier mail = plain()) {
            assertThat(mail.reaches(Given.alice(Optional.empty()))).isFalse();
            assertThat(mail.reaches(Given.alice(Optional.of("a@example.com")))).isTrue();
            assertThat(Given.send(mail, Given.notification(Kind.REQUESTED, "t",
                    Optional.of(Given.alice(Optional.of("not an address"))))))
                    .containsInstanceOf(UndeliverableException.class);
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        try (Notifier mail = channel(server.getSmtp().getPort(), "NONE", "wrong-{{secret:mail}}")) {
            assertThat(failure(mail)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("refused").hasMessageNotContaining("hunter22");
        }
    }

    @Test
    void nothingIsSaidInTheClearWhenEncryptionIsWanted() {
        try (Notifier mail = channel(server.getSmtp().getPort(), "STARTTLS", "{{secret:mail}}")) {
            assertThat(failure(mail)).hasMessageContaining("STARTTLS");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatNobodyVouchesForGetsNothing() {
        try (Notifier mail = channel(server.getSmtps().getPort(), "TLS", "{{secret:mail}}")) {
            assertThat(failure(mail)).hasMessageContaining("Expected to send mail through 127.0.0.1:");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereCanBeTriedLater() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Notifier mail = channel(port, "NONE", "{{secret:mail}}")) {
            assertThat(failure(mail)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    private static Throwable failure(Notifier mail) {
        return Given.send(mail, Given.notification(Kind.REQUESTED, "t",
                Optional.of(Given.alice(Optional.of("alice@example.com"))))).orElseThrow();
    }

    @Test
    void mistakesOfTheConfigurationHaveTheirPlace() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Given.channels("{\"email\": {\"host\": \"h\", \"from\": \"a b\"}}"))
                .withMessageContaining("/notify/email/from");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(
                () -> Given.channels("{\"email\": {\"host\": \"h\", \"from\": \"a@b.c\", \"user\": \"u\"}}"))
                .withMessageContaining("both user and password");
    }
}
