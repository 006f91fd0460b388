package dev.pawl.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** What an address is, as far as it matters for who may call it; the worst comes last. */
enum AddressKind {
    PUBLIC("public"), PRIVATE("private"), LOOPBACK("loopback"),
    /** Link-local, metadata services, multicast, reserved: nothing that a workflow has business with. */
    SPECIAL("link-local, reserved or a metadata service");

    private static final List<AddressBlock> SPECIALS = blocks("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24",
            "224.0.0.0/3", "100.100.100.200/32", "168.63.129.16/32", "::/128", "fe80::/10", "ff00::/8", "2001::/32",
            "100::/64", "fd00:ec2::254/128", "fd20:ce::254/128");
    private static final List<AddressBlock> LOOPBACKS = blocks("127.0.0.0/8", "::1/128");
    private static final List<AddressBlock> PRIVATES = blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "100.64.0.0/10", "198.18.0.0/15", "fc00::/7", "fec0::/10", "64:ff9b:1::/48");
    /** IPv6 blocks in which an IPv4 address stands, each with the place of its first byte. */
    private static final List<Embedding> EMBEDDINGS = List.of(new Embedding(block("::/96"), 12),
            new Embedding(block("::ffff:0:0:0/96"), 12), new Embedding(block("64:ff9b::/96"), 12),
            new Embedding(block("64:ff9b:1::/96"), 12), new Embedding(block("2002::/16"), 2));

    private final String words;

    private record Embedding(AddressBlock block, int firstByte) {}

    AddressKind(String words) {
        this.words = words;
    }

    /** For messages. */
    String words() {
        return words;
    }

    static AddressKind of(InetAddress address) {
        AddressKind own = ofBytes(address);
        return embedded(address).map(AddressKind::of).filter(inner -> inner.compareTo(own) > 0).orElse(own);
    }

    /** The IPv4 address that stands inside an IPv6 one; a router or tunnel on the way would connect to that. */
    static Optional<InetAddress> embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mayEmbed = !LOOPBACKS.get(1).contains(address) && !address.isAnyLocalAddress();
        for (Embedding each : EMBEDDINGS) {
            if (mayEmbed && each.block.contains(address)) {
                byte[] four = new byte[4];
                System.arraycopy(bytes, each.firstByte, four, 0, 4);
                return Optional.of(address(four));
            }
        }
        return Optional.empty();
    }

    private static AddressKind ofBytes(InetAddress address) {
        if (SPECIALS.stream().anyMatch(block -> block.contains(address))) {
            return SPECIAL;
        }
        if (LOOPBACKS.stream().anyMatch(block -> block.contains(address))) {
            return LOOPBACK;
        }
        return PRIVATES.stream().anyMatch(block -> block.contains(address)) ? PRIVATE : PUBLIC;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Expected four bytes, but there are " + bytes.length, e);
        }
    }

    private static List<AddressBlock> blocks(String... texts) {
        return List.of(texts).stream().map(AddressKind::block).toList();
    }

    private static AddressBlock block(String text) {
        return AddressBlock.parse(text)
                .orElseThrow(() -> new IllegalStateException("Expected a block of addresses, but got " + text));
    }
}
