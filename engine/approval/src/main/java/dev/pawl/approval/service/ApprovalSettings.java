package dev.pawl.approval.service;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code approvals} of the configuration.
 *
 * @param baseUrl
 *            how people reach the server; empty: as the server itself is reached
 * @param links
 *            whether notifications carry links that work without a login
 * @param linksLast
 *            how long a link works
 */
public record ApprovalSettings(Optional<URI> baseUrl, boolean links, Duration linksLast) {
    private static final Duration WEEK = Duration.ofDays(7);

    /** As without a configuration. */
    public static final ApprovalSettings STANDARD = new ApprovalSettings(Optional.empty(), true, WEEK);

    /**
     * Reads the section.
     *
     * @throws ConfigurationException
     *             if it cannot be understood
     */
    public static ApprovalSettings read(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("approvals");
        if (section.isEmpty()) {
            return STANDARD;
        }
        ConfigurationValue approvals = section.get().requireOnly(Set.of("baseUrl", "links", "linksLast"));
        return new ApprovalSettings(approvals.find("baseUrl").map(ApprovalSettings::url),
                approvals.find("links").map(ConfigurationValue::flag).orElse(true),
                approvals.find("linksLast").map(ConfigurationValue::duration).orElse(WEEK));
    }

    private static URI url(ConfigurationValue value) {
        String text = value.text();
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getQuery() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw value.wrong("an address such as https://pawl.example.com");
    }
}
