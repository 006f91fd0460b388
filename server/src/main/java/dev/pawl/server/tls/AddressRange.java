package dev.pawl.server.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits. */
public final class AddressRange {
    /** Nothing that would be looked up as a name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int BITS = 8;
    private static final int SIXTEEN = 16;

    private final byte[] start;
    private final int bits;

    private AddressRange(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /** A range such as 10.0.0.0/8, or a single address; empty if the text is neither. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int longest = address.get().length * BITS;
        String length = slash < 0 ? String.valueOf(longest) : text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > longest) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(address.get(), Integer.parseInt(length)));
    }

    /** Whether an address, written with digits, lies in it. */
    public boolean contains(String text) {
        return bytes(text).filter(this::matches).isPresent();
    }

    private boolean matches(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (BITS - 1 - (bit % BITS));
            if ((address[bit / BITS] & mask) != (start[bit / BITS] & mask)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What one caller can be taken to have: an address, or the 64 bits that a network of IPv6 has in common,
     * within
     * which everybody chooses addresses freely.
     */
    public static String network(String address) {
        return bytes(address).filter(all -> all.length == SIXTEEN)
                .map(all -> HexFormat.of().formatHex(all, 0, all.length / 2)).orElse(address);
    }

    private static Optional<byte[]> bytes(String text) {
        String open = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = open.indexOf('%'); // of an address that holds on one link alone
        String bare = zone < 0 ? open : open.substring(0, zone);
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
