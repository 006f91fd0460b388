package dev.pawl.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits.
 *
 * @param first
 *            an address in it
 * @param bits
 *            how many of them are the same
 */
record AddressBlock(InetAddress first, int bits) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** An address, or a block such as 10.0.0.0/8; nothing if the text is neither. */
    static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress first = InetAddress.getByName(address);
            int longest = first.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            return bits >= 0 && bits <= longest ? Optional.of(new AddressBlock(first, bits)) : Optional.empty();
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int i = bit / Byte.SIZE;
            int mask = 0xff << Math.max(0, Byte.SIZE - (bits - bit));
            if (((mine[i] ^ other[i]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
