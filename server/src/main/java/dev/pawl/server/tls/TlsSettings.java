package dev.pawl.server.tls;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.secret.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Section {@code tls}: how connections are protected, or who protects them in our stead.
 *
 * @param keys
 *            certificate and key; without them the server speaks plain HTTP
 * @param minimum
 *            the oldest version of TLS that is spoken
 * @param redirectFrom
 *            a further port that speaks plain HTTP and sends browsers to this one
 * @param hsts
 *            for how long browsers shall not try plain HTTP again; zero to say nothing of it
 * @param reload
 *            how often to look whether the files were replaced
 * @param plain
 *            whether others than this machine may be served without TLS
 * @param proxies
 *            addresses, or ranges of them such as 10.0.0.0/8, of proxies whose word is taken for who called
 *            and how
 */
public record TlsSettings(Optional<KeyFiles> keys, String minimum, Optional<Integer> redirectFrom, Duration hsts,
        Duration reload, boolean plain, List<String> proxies) {
    /** Plain HTTP, for this machine alone. */
    public static final TlsSettings NONE = new TlsSettings(Optional.empty(), "TLSv1.2", Optional.empty(),
            Duration.ofDays(365), Duration.ofSeconds(30), false, List.of());

    private static final int PORTS = 65_535;
    private static final Set<String> MEMBERS = Set.of("certificate", "key", "keyStore", "keyStorePassword", "minimum",
            "redirectFrom", "hsts", "reload", "plain", "proxies");

    /** Keeps its own copy of the list. */
    public TlsSettings {
        proxies = List.copyOf(proxies);
    }

    /**
     * What the configuration says.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it says something else than it may
     */
    public static TlsSettings read(Configuration configuration, Secrets secrets) {
        return configuration.value("tls").map(value -> read(value, configuration, secrets)).orElse(NONE);
    }

    private static TlsSettings read(ConfigurationValue value, Configuration configuration, Secrets secrets) {
        value.requireOnly(MEMBERS);
        Optional<KeyFiles> keys = keys(value, configuration, secrets);
        Optional<Integer> redirect = value.find("redirectFrom").map(port -> port.number(0, PORTS));
        if (redirect.isPresent() && keys.isEmpty()) {
            throw value.wrong("certificate and key, or keyStore, for a redirectFrom", "there are none");
        }
        return new TlsSettings(keys,
                value.find("minimum").map(version -> version.oneOf(Set.of("TLSv1.2", "TLSv1.3")))
                        .orElse(NONE.minimum()),
                redirect, value.find("hsts").map(TlsSettings::durationOrNone).orElse(NONE.hsts()),
                value.find("reload").map(ConfigurationValue::duration).orElse(NONE.reload()),
                value.find("plain").map(ConfigurationValue::flag).orElse(false),
                value.find("proxies").map(TlsSettings::proxies).orElse(List.of()));
    }

    private static Duration durationOrNone(ConfigurationValue value) {
        return value.json().isBoolean() && !value.flag() ? Duration.ZERO : value.duration();
    }

    private static List<String> proxies(ConfigurationValue value) {
        value.items().forEach(item -> {
            if (AddressRange.parse(item.text()).isEmpty()) {
                throw item.wrong("an address such as 10.0.0.5 or a range such as 10.0.0.0/8");
            }
        });
        return value.texts();
    }

    private static Optional<KeyFiles> keys(ConfigurationValue value, Configuration configuration, Secrets secrets) {
        boolean pem = value.find("certificate").isPresent() || value.find("key").isPresent();
        Optional<String> store = value.optionalText("keyStore");
        if (pem && store.isPresent()) {
            throw value.wrong("either certificate and key, or keyStore", "there are both");
        }
        if (store.isPresent()) {
            return Optional.of(new KeyFiles.Store(configuration.resolve(store.get()),
                    secrets.expand(value.optionalText("keyStorePassword").orElse(""))));
        }
        return pem
                ? Optional.of(new KeyFiles.Pem(configuration.resolve(value.text("certificate")),
                        configuration.resolve(value.text("key"))))
                : Optional.empty();
    }
}
