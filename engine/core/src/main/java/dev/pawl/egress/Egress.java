package dev.pawl.egress;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Section {@code egress} of the configuration: whom workflows, webhooks and connections may call. Ask
 * {@link #addresses}
 * and connect to what it answers and to nothing else, on each connection anew; a client that resolves the
 * name
 * by itself
 * may be led elsewhere between the question and the connection.
 */
public final class Egress {
    /** Public addresses over TLS. */
    public static final Egress STANDARD = new Egress(new Rules(List.of(new EgressRule.Public()), List.of(), List.of()),
            List.of(), InetAddress::getAllByName);

    private static final Set<String> MEMBERS = Set.of("allow", "deny", "plainHttp", "trust", "apiGateway");

    private final Rules rules;
    private final List<Trust.Pem> trusted;
    private final Lookup lookup;

    /** Finds the addresses of a name, as {@link InetAddress#getAllByName} does. */
    public interface Lookup {
        /** All addresses; at least one. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private record Rules(List<EgressRule> allow, List<EgressRule> deny, List<EgressRule> plain) {}

    private Egress(Rules rules, List<Trust.Pem> trusted, Lookup lookup) {
        this.rules = rules;
        this.trusted = trusted;
        this.lookup = lookup;
    }

    /**
     * The rules of a configuration.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if the section is not as it should be
     */
    public static Egress of(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("egress");
        if (section.isEmpty()) {
            return STANDARD;
        }
        ConfigurationValue value = section.get().requireOnly(MEMBERS);
        return new Egress(
                new Rules(rules(value, "allow").orElseGet(() -> List.of(new EgressRule.Public())),
                        rules(value, "deny").orElse(List.of()), rules(value, "plainHttp").orElse(List.of())),
                Trust.read(value, configuration), InetAddress::getAllByName);
    }

    private static Optional<List<EgressRule>> rules(ConfigurationValue section, String member) {
        return section.find(member).map(list -> list.items().stream().map(EgressRule::parse).toList());
    }

    /** With one more host that may be called, also without TLS: for a URL that the configuration itself names. */
    public Egress with(Destination named) {
        EgressRule rule = AddressBlock.parse(named.host())
                .<EgressRule>map(block -> new EgressRule.Block(block, OptionalInt.of(named.port())))
                .orElseGet(() -> new EgressRule.Name(named.host(), OptionalInt.of(named.port())));
        return new Egress(new Rules(rules.allow, rules.deny, Stream.concat(rules.plain.stream(), Stream.of(rule))
                .toList()), trusted, lookup);
    }

    /** The same rules for names that are looked up in another way. */
    public Egress with(Lookup other) {
        return new Egress(rules, trusted, other);
    }

    /**
     * The addresses of a host that may be connected to; at least one.
     *
     * @throws EgressException
     *             if none may be
     * @throws UnknownHostException
     *             if the name has no address
     */
    public List<InetAddress> addresses(Destination destination) throws IOException {
        Optional<EgressRule> denied = rules.deny.stream()
                .filter(rule -> rule instanceof EgressRule.Name name && name.named(destination)).findFirst();
        if (denied.isPresent()) {
            throw new EgressException("Expected a host that may be called, but egress.deny of the configuration lists "
                    + destination.host());
        }
        List<InetAddress> allowed = new ArrayList<>();
        Optional<String> refusal = Optional.empty();
        for (InetAddress address : lookup.addresses(destination.host())) {
            Optional<String> why = refusal(destination, address);
            if (why.isEmpty()) {
                allowed.add(address);
            }
            refusal = refusal.or(() -> why);
        }
        if (allowed.isEmpty()) {
            throw new EgressException(refusal.orElse("Expected an address of " + destination.host()
                    + ", but it has none"));
        }
        return allowed;
    }

    /** Certificates that the platform trusts, and those of {@code trust}. */
    public SSLContext tls() {
        return Trust.context(trusted);
    }

    private Optional<String> refusal(Destination destination, InetAddress address) {
        Optional<InetAddress> inner = AddressKind.embedded(address);
        boolean denied = any(rules.deny, destination, address)
                || inner.filter(address4 -> any(rules.deny, destination, address4)).isPresent();
        boolean plain = any(rules.plain, destination, address);
        if (!denied && !destination.encrypted() && !plain) {
            return Optional.of("Expected an https URL, but it is http, and egress.plainHttp of the configuration does"
                    + " not list " + destination.host() + ":" + destination.port());
        }
        if (denied || (!plain && !any(rules.allow, destination, address))) {
            return Optional.of("Expected a host that may be called, but " + destination.host() + " is "
                    + address.getHostAddress() + " (" + AddressKind.of(address).words() + "), which egress."
                    + (denied ? "deny of the configuration lists" : "allow of the configuration does not list"));
        }
        return Optional.empty();
    }

    private static boolean any(List<EgressRule> rules, Destination destination, InetAddress address) {
        return rules.stream().anyMatch(rule -> rule.matches(destination, address));
    }
}
