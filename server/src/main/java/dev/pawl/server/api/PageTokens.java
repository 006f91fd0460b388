package dev.pawl.server.api;

import dev.pawl.server.api.error.ApiErrors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Tells callers how to go on with a list. A token holds where the next page starts and which list it belongs
 * to, so the
 * server keeps nothing for it and it works after a restart. It is opaque, not secret.
 */
public final class PageTokens {
    private static final int MARK_BYTES = 8;

    private PageTokens() {}

    /**
     * A token for the page that starts here.
     *
     * @param list
     *            the operation with its filters and order: all that makes another list
     */
    public static String of(String list, String position) {
        byte[] mark = mark(list);
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(mark, MARK_BYTES + text.length);
        System.arraycopy(text, 0, token, MARK_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Where the page starts that a token was made for.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             {@code InvalidToken} if it is none of ours or belongs to another list
     */
    public static String position(String list, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw ApiErrors.invalidToken();
        }
        if (bytes.length < MARK_BYTES || !Arrays.equals(mark(list), Arrays.copyOf(bytes, MARK_BYTES))) {
            throw ApiErrors.invalidToken();
        }
        return new String(bytes, MARK_BYTES, bytes.length - MARK_BYTES, StandardCharsets.UTF_8);
    }

    private static byte[] mark(String list) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java, but it is missing", e);
        }
    }
}
