package dev.pawl.server.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which the server may be spoken to. A page of another site can make a browser send requests
 * to this
 * machine, but it cannot make the browser lie about the host (after its own name was made to point here) or
 * the origin.
 */
public final class HostNames {
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> WILDCARDS = List.of("0.0.0.0", "::", "[::]");
    /** Names below it mean this machine wherever they resolve (RFC 6761), and nobody can own one. */
    private static final String BELOW_LOCALHOST = ".localhost";
    /** The AWS SDKs put this before the host of StartSyncExecution and TestState. */
    private static final String SDK_PREFIX = "sync-";

    private final Set<String> names = new LinkedHashSet<>();

    private HostNames() {}

    /**
     * The local names, the address that is bound unless it stands for all, and the names that the user
     * configured.
     */
    public static HostNames of(String boundHost, List<String> configured) {
        HostNames hosts = new HostNames();
        LOCAL.forEach(hosts::add);
        if (!WILDCARDS.contains(boundHost)) {
            hosts.add(boundHost);
        }
        configured.forEach(hosts::add);
        return hosts;
    }

    private void add(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String bracketed = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        names.add(bracketed);
        names.add(SDK_PREFIX + bracketed);
    }

    /** Whether a {@code Host} header, with or without a port, is one of ours. */
    boolean contains(String hostHeader) {
        String host = hostHeader.toLowerCase(Locale.ROOT);
        int colon = host.indexOf(':', Math.max(0, host.indexOf(']')));
        if (colon >= 0 && !host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        String name = colon < 0 ? host : host.substring(0, colon);
        return names.contains(name) || name.endsWith(BELOW_LOCALHOST);
    }
}
