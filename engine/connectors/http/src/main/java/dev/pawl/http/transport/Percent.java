package dev.pawl.http.transport;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986), in the two strictnesses that URLs need. */
public final class Percent {
    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String UNRESERVED = "-._~";
    /** What may stand in a path or query besides; and what is encoded already. */
    private static final String STRUCTURE = UNRESERVED + "!$&'()*+,;=:@/?%";

    private Percent() {}

    /** For a name or value: all but letters, digits and four signs is encoded, a space as %20. */
    public static String form(String text) {
        return encode(text, UNRESERVED);
    }

    /** For a path or query that somebody wrote as such: only what cannot stand there is encoded. */
    public static String rest(String text) {
        return encode(text, STRUCTURE);
    }

    private static String encode(String text, String also) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (LETTERS_AND_DIGITS.indexOf(c) >= 0 || also.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
        return out.toString();
    }
}
