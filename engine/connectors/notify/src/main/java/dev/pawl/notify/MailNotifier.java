package dev.pawl.notify;

import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notification.Recipient;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.UndeliverableException;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Sends each person an e-mail over SMTP. */
final class MailNotifier implements Notifier {
    private final MailSettings settings;
    private final Secrets secrets;
    private final Properties properties;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MailNotifier(MailSettings settings, Secrets secrets, SSLContext tls) {
        this.settings = settings;
        this.secrets = secrets;
        this.properties = settings.properties();
        properties.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
    }

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public Audience audience() {
        return Audience.PERSON;
    }

    @Override
    public boolean reaches(Recipient recipient) {
        return recipient.email().isPresent();
    }

    @Override
    public CompletionStage<Void> send(Notification notification) {
        return CompletableFuture.runAsync(() -> deliver(notification), threads);
    }

    private void deliver(Notification notification) {
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(session, notification);
            if (settings.user().isPresent()) {
                MailSettings.Login login = settings.user().get();
                transport.connect(login.user(), secrets.expand(login.password()));
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            throw refused(e);
        } catch (AuthenticationFailedException e) {
            throw new IllegalStateException("Expected the mail server to take user and password, but it refused them");
        } catch (MessagingException e) {
            throw new IllegalStateException("Expected to send mail through " + settings.host() + ":" + settings.port()
                    + ", but " + said(e));
        } catch (SecretException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private MimeMessage message(Session session, Notification notification) throws MessagingException {
        MimeMessage message = new IdentifiedMessage(session, notification.id(), settings.from());
        message.setFrom(settings.from());
        message.setRecipient(RecipientType.TO, address(notification));
        message.setSubject(Wording.line(notification), StandardCharsets.UTF_8.name());
        message.setText(Wording.text(notification), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notification.at()));
        // no answers from robots, please
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(Notification notification) {
        String email = notification.recipient().flatMap(Recipient::email).orElseThrow(
                () -> new UndeliverableException("Expected somebody with an e-mail address, but there is none"));
        try {
            return new InternetAddress(email, true);
        } catch (AddressException e) {
            throw new UndeliverableException("Expected an e-mail address, but " + email + " is none");
        }
    }

    /** An address that the server does not know is of no use later either; a full mailbox may have room then. */
    private RuntimeException refused(SendFailedException e) {
        String text = "Expected the mail server to take the message, but " + said(e);
        boolean forGood = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
                && String.valueOf(e.getMessage()).contains("Invalid Addresses");
        return forGood ? new UndeliverableException(text) : new IllegalStateException(text);
    }

    private String said(MessagingException e) {
        Exception deepest = e;
        while (deepest instanceof MessagingException inner && inner.getNextException() != null) {
            deepest = inner.getNextException();
        }
        return secrets.redact(deepest.getClass().getSimpleName() + ": " + String.valueOf(deepest.getMessage()).strip());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Delivered twice, it has the same identity, so that a mail program can show it once. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;
        private final InternetAddress from;

        IdentifiedMessage(Session session, String id, InternetAddress from) {
            super(session);
            this.id = id;
            this.from = from;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
            setHeader("Message-ID", "<" + id.replaceAll("[^A-Za-z0-9._-]", "-") + "@" + domain + ">");
        }
    }
}
