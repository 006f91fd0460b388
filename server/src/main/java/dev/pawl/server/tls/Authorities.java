package dev.pawl.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom a client believes that a server is who it says. */
public final class Authorities {
    private Authorities() {}

    /**
     * Those of a file, and no others.
     *
     * @param file
     *            certificates in PEM: of an authority, or of the server itself
     * @throws TlsException
     *             if there are none in it
     */
    public static SSLContext of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            int count = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                known.setCertificateEntry("known-" + count++, certificate);
            }
            if (count > 0) {
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(known);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                return context;
            }
        } catch (IOException | GeneralSecurityException e) {
            // told below
        }
        throw new TlsException("Expected certificates in PEM in " + file + ", but it cannot be read as such");
    }
}
