package dev.pawl.server.api;

import dev.pawl.server.api.error.ApiErrors;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells callers how to go on with a list. A token holds where the next page starts and until when it may be
 * used, sealed
 * with a key of the server's, together with the list that it belongs to. So nothing is kept for it, it works
 * after a
 * restart and at another node, and nobody else can make or change one.
 */
public final class PageTokens {
    /** AWS's. */
    private static final Duration VALID = Duration.ofHours(24);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Tokens sealed with this key.
     *
     * @param key
     *            32 random bytes
     */
    public PageTokens(byte[] key, InstantSource clock) {
        this.key = new SecretKeySpec(key, "AES");
        this.clock = clock;
    }

    /**
     * A token for the page that starts here.
     *
     * @param list
     *            the operation with its filters and order: all that makes another list
     */
    public String of(String list, String position) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] open = ByteBuffer.allocate(Long.BYTES + text.length).putLong(clock.instant().plus(VALID).toEpochMilli())
                .put(text).array();
        byte[] sealed;
        try {
            sealed = cipher(Cipher.ENCRYPT_MODE, nonce, list).doFinal(open);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES in this Java, but it cannot be used", e);
        }
        byte[] token = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Where the page starts that a token was made for.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             {@code InvalidToken} if it is none of ours, belongs to another list or is older than a day
     */
    public String position(String list, String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            ByteBuffer open = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce, list).doFinal(sealed));
            if (clock.instant().isAfter(Instant.ofEpochMilli(open.getLong()))) {
                throw ApiErrors.invalidToken();
            }
            return StandardCharsets.UTF_8.decode(open).toString();
        } catch (IllegalArgumentException | BufferUnderflowException | GeneralSecurityException e) {
            throw ApiErrors.invalidToken();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String list) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
