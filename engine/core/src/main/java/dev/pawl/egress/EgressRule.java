package dev.pawl.egress;

import dev.pawl.config.ConfigurationValue;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of allow, deny or plainHttp. */
sealed interface EgressRule {
    Pattern NAME = Pattern.compile("(\\*|(\\*\\.)?[\\p{Alnum}_-]+(\\.[\\p{Alnum}_-]+)*)(?::(\\d{1,5}))?");
    Pattern ADDRESS = Pattern.compile("\\[([^\\]]+)\\](?::(\\d{1,5}))?|([0-9.]+)(?::(\\d{1,5}))?");
    int HIGHEST_PORT = 65_535;

    /** Whether it speaks of that address, to which that host resolved. */
    boolean matches(Destination destination, InetAddress address);

    /** Every address of the internet. */
    record Public() implements EgressRule {
        @Override
        public boolean matches(Destination destination, InetAddress address) {
            return AddressKind.of(address) == AddressKind.PUBLIC;
        }
    }

    /**
     * A host by name. Its addresses are its owner's business, except those that are nobody's.
     *
     * @param pattern
     *            in lower case; a star stands for all, a star and a dot for every name below
     */
    record Name(String pattern, OptionalInt port) implements EgressRule {
        @Override
        public boolean matches(Destination destination, InetAddress address) {
            return named(destination) && AddressKind.of(address) != AddressKind.SPECIAL;
        }

        boolean named(Destination destination) {
            boolean sameName = pattern.startsWith("*")
                    ? destination.host().endsWith(pattern.substring(1))
                    : destination.host().equals(pattern);
            return sameName && onPort(port, destination);
        }
    }

    /** Addresses by their first bits, whatever they are. */
    record Block(AddressBlock block, OptionalInt port) implements EgressRule {
        @Override
        public boolean matches(Destination destination, InetAddress address) {
            return block.contains(address) && onPort(port, destination);
        }
    }

    static boolean onPort(OptionalInt port, Destination destination) {
        return port.isEmpty() || port.getAsInt() == destination.port();
    }

    /** Reads one. */
    static EgressRule parse(ConfigurationValue value) {
        String text = value.text();
        return parse(text).orElseThrow(() -> value.wrong(
                "\"public\", a host such as api.example.com:8443 or *.example.com, or addresses such as 10.0.0.0/8",
                "found " + text));
    }

    private static Optional<EgressRule> parse(String text) {
        if (text.equals("public")) {
            return Optional.of(new Public());
        }
        Optional<AddressBlock> block = AddressBlock.parse(text);
        if (block.isPresent()) {
            return Optional.of(new Block(block.get(), OptionalInt.empty()));
        }
        Matcher address = ADDRESS.matcher(text);
        Matcher name = NAME.matcher(text);
        if (address.matches()) {
            boolean six = address.group(1) != null;
            return AddressBlock.parse(six ? address.group(1) : address.group(3)).flatMap(
                    found -> port(address.group(six ? 2 : 4)).map(port -> new Block(found, port)));
        }
        return name.matches()
                ? port(name.group(4)).map(port -> new Name(Destination.normal(name.group(1)), port))
                : Optional.empty();
    }

    /** Any port if there are no digits; nothing if they are no port. */
    private static Optional<OptionalInt> port(@Nullable String digits) {
        if (digits == null) {
            return Optional.of(OptionalInt.empty());
        }
        int port = Integer.parseInt(digits);
        return port > 0 && port <= HIGHEST_PORT ? Optional.of(OptionalInt.of(port)) : Optional.empty();
    }
}
