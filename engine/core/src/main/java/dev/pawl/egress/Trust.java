package dev.pawl.egress;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Certificates of authorities that are trusted besides the platform's. */
final class Trust {
    private Trust() {}

    /** The certificates of one file. */
    record Pem(String file, List<Certificate> certificates) {}

    /** Reads the files that {@code trust} names: one, or a list. */
    static List<Pem> read(ConfigurationValue egress, Configuration configuration) {
        return egress.find("trust").map(value -> value.json().isTextual() ? List.of(value) : value.items())
                .orElse(List.of()).stream().map(value -> read(value, configuration.resolve(value.text()))).toList();
    }

    private static Pem read(ConfigurationValue value, java.nio.file.Path file) {
        try {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (!all.isEmpty()) {
                return new Pem(file.toString(), List.copyOf(all));
            }
        } catch (IOException e) {
            throw value.wrong("a file with certificates in PEM", "it cannot be read: " + file);
        } catch (CertificateException e) {
            // told below
        }
        throw value.wrong("a file with certificates in PEM", "there is none in " + file);
    }

    static SSLContext context(List<Pem> pems) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager platform) {
                    for (Certificate issuer : platform.getAcceptedIssuers()) {
                        store.setCertificateEntry("platform" + n++, issuer);
                    }
                }
            }
            for (Pem pem : pems) {
                for (Certificate certificate : pem.certificates) {
                    store.setCertificateEntry("own" + n++, certificate);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Expected a platform with TLS, but " + e.getMessage(), e);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
