package dev.pawl.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who can reach an address that is to be bound. */
public final class BindAddress {
    private BindAddress() {}

    /**
     * Fails if what others than the users of this machine send could be read on its way.
     *
     * @param encrypted
     *            whether connections are, or somebody sees to it
     * @throws IllegalArgumentException
     *             with what to do about it
     */
    public static void requirePrivate(String host, boolean encrypted) {
        if (!encrypted && !isLoopback(host)) {
            throw new IllegalArgumentException("Expected TLS for the address " + host + ", but there is no certificate:"
                    + " whoever is on the way could read tokens and data. Configure tls.certificate and tls.key; or set"
                    + " tls.plain to true if a proxy before the server, or a network of its own, sees to that.");
        }
    }

    /**
     * Fails if others than the users of this machine could reach the server without having to prove who they are.
     *
     * @throws IllegalArgumentException
     *             with what to do about it
     */
    public static void requireSafe(String host, boolean credentialsConfigured) {
        if (!credentialsConfigured && !isLoopback(host)) {
            throw new IllegalArgumentException("Expected configured credentials for the address " + host
                    + ", but there are none: everybody who reaches it could run workflows. "
                    + "Make an access key (pawl keys create NAME --grant admin --direct --db STORE), or listen on 127.0.0.1.");
        }
    }

    /** Whether only the users of this machine can reach it. */
    public static boolean isLoopback(String host) {
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            for (InetAddress address : all) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return all.length > 0;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Expected an address of this machine, but " + host + " is unknown", e);
        }
    }
}
