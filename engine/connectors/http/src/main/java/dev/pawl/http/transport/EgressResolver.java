package dev.pawl.http.transport;

import dev.pawl.egress.Destination;
import dev.pawl.egress.Egress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Gives the client only addresses that the rules allow; it connects to these and asks nobody else. */
final class EgressResolver implements DnsResolver {
    private final Egress egress;
    private final boolean encrypted;

    EgressResolver(Egress egress, boolean encrypted) {
        this.egress = egress;
        this.encrypted = encrypted;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        try {
            return egress.addresses(new Destination(encrypted, host, port)).stream()
                    .map(address -> new InetSocketAddress(address, port)).toList();
        } catch (UnknownHostException e) {
            throw e;
        } catch (IOException refused) {
            UnknownHostException wrapped = new UnknownHostException(refused.getMessage());
            wrapped.initCause(refused);
            throw wrapped;
        }
    }

    /** Rules may name a port, so there is no answer without one. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
