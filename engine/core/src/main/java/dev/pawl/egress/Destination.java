package dev.pawl.egress;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a call goes.
 *
 * @param encrypted
 *            whether by TLS
 * @param host
 *            a name or an address, in lower case, without brackets and last dot
 */
public record Destination(boolean encrypted, String host, int port) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LAST_PORT = 65_535;

    /** With the host as it is compared. */
    public Destination {
        host = normal(host);
    }

    /** Where an http or https URL leads; nothing if it is no such URL. */
    public static Optional<Destination> of(URI url) {
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = url.getHost();
        boolean known = scheme.equals("http") || scheme.equals("https");
        if (host == null || host.isEmpty() || !known || url.getPort() == 0 || url.getPort() > LAST_PORT) {
            return Optional.empty();
        }
        boolean encrypted = scheme.equals("https");
        int usual = encrypted ? HTTPS : HTTP;
        return Optional.of(new Destination(encrypted, host, url.getPort() < 0 ? usual : url.getPort()));
    }

    static String normal(String host) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        String lower = plain.toLowerCase(Locale.ROOT);
        String dotless = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        try {
            return dotless.contains(":") || dotless.startsWith("*") ? dotless : IDN.toASCII(dotless);
        } catch (IllegalArgumentException e) {
            return dotless;
        }
    }
}
