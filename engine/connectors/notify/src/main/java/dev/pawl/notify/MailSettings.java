package dev.pawl.notify;

import dev.pawl.config.ConfigurationValue;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * How mail is sent.
 *
 * @param security
 *            of the connection
 * @param user
 *            and password, if the server wants them; the password may refer to a secret
 */
record MailSettings(String host, int port, Security security, Optional<Login> user, InternetAddress from) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int MAX_PORT = 65_535;
    /** Together less than the half minute that a notification may take. */
    private static final String CONNECT_MILLIS = "8000";
    private static final String IDLE_MILLIS = "15000";

    /** How a connection is protected. */
    enum Security {
        /** It begins in the clear and must become TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** Not at all. */
        NONE
    }

    /** Who sends. */
    record Login(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    static MailSettings read(ConfigurationValue value) {
        value.requireOnly(Set.of("host", "port", "security", "user", "password", "from"));
        Security security = value.find("security")
                .map(word -> Security.valueOf(word.oneOf(Set.of("STARTTLS", "TLS", "NONE"))))
                .orElse(Security.STARTTLS);
        int usual = security == Security.TLS ? SUBMISSION_OVER_TLS : SUBMISSION;
        if (value.find("user").isPresent() != value.find("password").isPresent()) {
            throw value.wrong("both user and password, or neither", "one is missing");
        }
        return new MailSettings(value.text("host"), value.find("port").map(port -> port.number(1, MAX_PORT))
                .orElse(usual), security,
                value.optionalText("user").map(user -> new Login(user, value.text("password"))),
                address(value.get("from")));
    }

    private static InternetAddress address(ConfigurationValue value) {
        try {
            InternetAddress[] all = InternetAddress.parse(value.text(), true);
            if (all.length == 1) {
                return all[0];
            }
        } catch (AddressException e) {
            // told below
        }
        throw value.wrong("one address, such as Pawl <pawl@example.com>", "found something else");
    }

    /** As Jakarta Mail wants them. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.auth", String.valueOf(user.isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(security == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(security == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(security == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", IDLE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", IDLE_MILLIS);
        properties.setProperty("mail.smtp.from", from.getAddress());
        return properties;
    }
}
