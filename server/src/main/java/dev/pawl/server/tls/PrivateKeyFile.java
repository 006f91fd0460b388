package dev.pawl.server.tls;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a private key in PEM. */
final class PrivateKeyFile {
    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
    /** Version 0 and the identifier of RSA, as PKCS #8 puts them before an RSA key of PKCS #1. */
    private static final byte[] RSA_START = {2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7,
            13, 1, 1, 1, 5, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;
    private static final int SHORT_LENGTH = 0x80;

    private PrivateKeyFile() {}

    /** The key; the file's text is never part of a message. */
    static PrivateKey read(String text, Path file) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new TlsException("Expected a private key in PEM in " + file
                    + ", but there is no block BEGIN PRIVATE KEY");
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(block.group(2).strip());
        } catch (IllegalArgumentException e) {
            throw unusable(file);
        }
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> key(bytes, file);
            case "RSA PRIVATE KEY" -> key(wrapped(bytes), file);
            case "ENCRYPTED PRIVATE KEY" -> throw convertible(file, "one with a password",
                    "openssl pkcs8 -in " + file + " -out plain-key.pem");
            default -> throw convertible(file, "a " + block.group(1),
                    "openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem");
        };
    }

    private static TlsException convertible(Path file, String found, String command) {
        return new TlsException("Expected a private key of PKCS #8 in " + file + ", but found " + found
                + ". Convert it with: " + command);
    }

    private static PrivateKey key(byte[] pkcs8, Path file) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                // perhaps it is one of another kind
            }
        }
        throw unusable(file);
    }

    private static TlsException unusable(Path file) {
        return new TlsException("Expected an RSA, EC or Ed25519 key in " + file + ", but it cannot be read as one");
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA_START);
        writeElement(inner, OCTETS, pkcs1);
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        writeElement(outer, SEQUENCE, inner.toByteArray());
        return outer.toByteArray();
    }

    private static void writeElement(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length < SHORT_LENGTH) {
            out.write(content.length);
        } else {
            // three bytes are enough for any key that fits a file
            out.write(SHORT_LENGTH + 3);
            out.write(content.length >> 16);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
    }
}
