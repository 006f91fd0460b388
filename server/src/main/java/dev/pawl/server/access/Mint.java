package dev.pawl.server.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/** Makes ids, secrets and tokens, and tells tokens from other texts without asking anybody. */
final class Mint {
    /** By this people, and programs that look for secrets in files, know our tokens. */
    static final String TOKEN_PREFIX = "pawl_";
    private static final String KEY_PREFIX = "PAWL";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 16;
    /** 40 of 62 digits are 238 bits. */
    private static final int SECRET_LENGTH = 40;
    /** 44 of 62 digits are 261 bits. */
    private static final int TOKEN_LENGTH = 44;
    private static final int CHECK_LENGTH = 6;

    private final SecureRandom random = new SecureRandom();

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        random.ints(length, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }

    String keyId() {
        return KEY_PREFIX + text(LETTERS, ID_LENGTH);
    }

    String tokenId() {
        return "TOKEN" + text(LETTERS, ID_LENGTH);
    }

    String secret() {
        return text(DIGITS, SECRET_LENGTH);
    }

    String token() {
        String body = text(DIGITS, TOKEN_LENGTH);
        return TOKEN_PREFIX + body + check(body);
    }

    /** Whether a text is made like a token: one that was cut or mistyped is not. */
    static boolean isToken(String text) {
        int end = TOKEN_PREFIX.length() + TOKEN_LENGTH;
        return text.length() == end + CHECK_LENGTH && text.startsWith(TOKEN_PREFIX)
                && text.substring(end).equals(check(text.substring(TOKEN_PREFIX.length(), end)));
    }

    private static String check(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder(CHECK_LENGTH);
        long rest = crc.getValue();
        for (int i = 0; i < CHECK_LENGTH; i++) {
            text.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return text.toString();
    }
}
