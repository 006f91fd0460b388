package dev.pawl.server.session;

import dev.pawl.server.http.Headers;
import java.util.Optional;

/**
 * A cookie that belongs to this server alone. Over TLS its name says so, and browsers see to it: no other
 * host of the
 * same domain and nobody in the middle of plain HTTP can set one of that name.
 *
 * @param name
 *            without the prefix
 * @param sameSite
 *            Strict, or Lax for one that has to come along when another site sends the browser here
 */
public record SessionCookie(String name, String sameSite) {
    private static final String HOST_ONLY = "__Host-";
    private static final int LONGEST = 4_096;

    /** The value that came along. */
    public Optional<String> in(Headers headers, boolean encrypted) {
        String wanted = (encrypted ? HOST_ONLY + name : name) + "=";
        for (String line : headers.all("Cookie")) {
            for (String pair : line.split(";", -1)) {
                String text = pair.trim();
                if (text.startsWith(wanted) && text.length() <= LONGEST) {
                    return Optional.of(text.substring(wanted.length()));
                }
            }
        }
        return Optional.empty();
    }

    /** The header that sets it; zero seconds take it away. */
    public String set(String value, long seconds, boolean encrypted) {
        return (encrypted ? HOST_ONLY : "") + name + "=" + value + "; Path=/; Max-Age=" + seconds
                + "; HttpOnly; SameSite=" + sameSite + (encrypted ? "; Secure" : "");
    }
}
