package dev.pawl.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A private key with its certificates, read and checked.
 *
 * @param store
 *            with the key in it
 * @param password
 *            of the store and of the key
 * @param certificate
 *            the server's own
 */
public record KeyPairOnDisk(KeyStore store, String password, X509Certificate certificate) {
    private static final int LARGEST_BYTES = 1024 * 1024;

    /**
     * Reads them.
     *
     * @throws TlsException
     *             if a file cannot be read, or key and certificate do not belong together
     */
    public static KeyPairOnDisk read(KeyFiles files) {
        return switch (files) {
            case KeyFiles.Pem pem -> read(pem);
            case KeyFiles.Store store -> read(store);
        };
    }

    private static KeyPairOnDisk read(KeyFiles.Pem files) {
        List<X509Certificate> chain = certificates(files.certificate());
        PrivateKey key = PrivateKeyFile.read(new String(bytes(files.key(), "the private key"),
                StandardCharsets.ISO_8859_1), files.key());
        X509Certificate own = chain.getFirst();
        if (!belongTogether(key, own)) {
            throw new TlsException("Expected the key of the certificate for " + own.getSubjectX500Principal() + " in "
                    + files.key() + ", but it is another's. The server's own certificate must be the first in "
                    + files.certificate());
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("pawl", key, new char[0], chain.toArray(new Certificate[0]));
            return new KeyPairOnDisk(store, "", own);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("Expected a usable certificate in " + files.certificate() + ", but: "
                    + e.getMessage());
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream in = new ByteArrayInputStream(bytes(file, "the certificate"))) {
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                chain.add((X509Certificate) certificate);
            }
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (GeneralSecurityException | IOException e) {
            // told below
        }
        throw new TlsException("Expected certificates in PEM in " + file
                + ", but it cannot be read as such: it needs a block BEGIN CERTIFICATE");
    }

    private static KeyPairOnDisk read(KeyFiles.Store files) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes(files.file(), "the key store")),
                    files.password().toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
                    return new KeyPairOnDisk(store, files.password(), own);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("Expected a key store of PKCS #12 in " + files.file()
                    + " that opens with keyStorePassword, but it does not");
        }
        throw new TlsException("Expected a private key with a certificate in " + files.file() + ", but there is none");
    }

    private static byte[] bytes(Path file, String what) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new TlsException("Expected " + what + " in " + file + ", but it is larger than 1 MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsException("Expected " + what + " in " + file + ", but it cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
        byte[] text = "pawl".getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** What is wrong with the certificate at that moment, although it can be used. */
    public Optional<String> warning(Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant start = certificate.getNotBefore().toInstant();
        String subject = "The certificate for " + certificate.getSubjectX500Principal();
        if (now.isAfter(end)) {
            return Optional.of(subject + " expired at " + end + ": clients refuse it. Replace the file; "
                    + "it is read again by itself.");
        }
        return now.isBefore(start)
                ? Optional.of(subject + " is valid from " + start + " on: clients refuse it until then. Is the clock"
                        + " right?")
                : Optional.empty();
    }

    /** Without anything secret. */
    @Override
    public String toString() {
        return "KeyPairOnDisk[" + certificate.getSubjectX500Principal() + "]";
    }
}
