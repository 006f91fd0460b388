package dev.pawl.server.session;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.time.Duration;

/**
 * How long sessions last, and whether an access key begins one: part of section {@code login}.
 *
 * @param idle
 *            for how long nothing may be asked for
 * @param longest
 *            for how long in all
 * @param keys
 *            whether one can sign in with an access key
 */
public record SessionRules(Duration idle, Duration longest, boolean keys) {
    /** What ASVS asks for at level 2. */
    public static final SessionRules USUAL = new SessionRules(Duration.ofMinutes(30), Duration.ofHours(12), true);

    /**
     * What the configuration says.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it says something else than it may
     */
    public static SessionRules read(Configuration configuration) {
        return configuration.value("login")
                .map(value -> new SessionRules(
                        value.find("idle").map(ConfigurationValue::duration).orElse(USUAL.idle()),
                        value.find("longest").map(ConfigurationValue::duration).orElse(USUAL.longest()),
                        value.find("keys").map(ConfigurationValue::flag).orElse(true)))
                .orElse(USUAL);
    }
}
