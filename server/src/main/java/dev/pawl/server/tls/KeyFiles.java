package dev.pawl.server.tls;

import java.nio.file.Path;
import java.util.Set;

/** Where a certificate and its key lie. */
public sealed interface KeyFiles {
    /** All files, for those who look whether one was replaced. */
    Set<Path> all();

    /**
     * Two files in PEM, as certbot and most others write them.
     *
     * @param certificate
     *            the server's own certificate, then those that lead to one that clients know
     * @param key
     *            its private key, without a password
     */
    record Pem(Path certificate, Path key) implements KeyFiles {
        @Override
        public Set<Path> all() {
            return Set.of(certificate, key);
        }
    }

    /** A key store in PKCS #12. */
    record Store(Path file, String password) implements KeyFiles {
        @Override
        public Set<Path> all() {
            return Set.of(file);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Store[" + file + "]";
        }
    }
}
