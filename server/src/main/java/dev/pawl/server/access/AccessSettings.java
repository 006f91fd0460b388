package dev.pawl.server.access;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.secret.Secrets;
import dev.pawl.server.audit.AuditSettings;
import java.util.Optional;
import java.util.Set;

/**
 * How access is kept: sections {@code access} and {@code throttling} of the configuration.
 *
 * @param masterKey
 *            with which secrets of access keys are sealed besides the store's own; empty if there is none
 * @param audit
 *            what is noted, and how long it is kept
 * @param paces
 *            how fast callers may call
 * @param mayBeOpen
 *            whether everybody of this machine may come in for as long as nobody has made a key
 */
public record AccessSettings(String masterKey, AuditSettings audit, Paces paces, boolean mayBeOpen) {
    /** What holds where nothing is said. */
    public static final AccessSettings STANDARD = new AccessSettings("", AuditSettings.STANDARD, Paces.NONE,
            true);

    private static final int SHORTEST_KEY = 16;

    /**
     * Reads them.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if something is not as it should be
     * @throws dev.pawl.secret.SecretException
     *             if a secret cannot be had
     */
    public static AccessSettings read(Configuration configuration, Secrets secrets) {
        Optional<ConfigurationValue> access = configuration.value("access")
                .map(section -> section.requireOnly(Set.of("masterKey", "audit")));
        String masterKey = access.flatMap(section -> section.find("masterKey"))
                .map(value -> checked(value, secrets.expand(value.text()))).orElse("");
        return new AccessSettings(masterKey,
                AuditSettings.read(access.flatMap(section -> section.find("audit"))),
                configuration.value("throttling").map(Paces::read).orElse(Paces.NONE), true);
    }

    /** The same, and nobody comes in unknown if people sign in elsewhere. */
    public AccessSettings closed(boolean elsewhere) {
        return new AccessSettings(masterKey, audit, paces, mayBeOpen && !elsewhere);
    }

    private static String checked(ConfigurationValue value, String key) {
        if (key.length() < SHORTEST_KEY) {
            throw value.wrong("a random text of at least " + SHORTEST_KEY + " characters, such as openssl rand -base64 "
                    + "32 prints", "a shorter one");
        }
        return key;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AccessSettings[" + audit + "]";
    }
}
