package dev.pawl.server.http;

import dev.pawl.server.tls.KeyFiles;
import dev.pawl.server.tls.KeyPairOnDisk;
import dev.pawl.server.tls.TlsException;
import dev.pawl.server.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in use by a listener. Files that were replaced are used for new connections; those that are open stay.
 */
final class TlsContext implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);
    /** Forward secret and authenticated, each with a fresh key: what TLS 1.3 has, and the same of TLS 1.2. */
    private static final String[] CIPHERS = {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"};

    private final KeyFiles files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private final Thread looking;
    private Map<Path, String> seen;

    private TlsContext(TlsSettings settings, KeyFiles files) {
        this.files = files;
        this.seen = appearance(files);
        use(factory, read());
        factory.setExcludeProtocols();
        factory.setExcludeCipherSuites();
        factory.setIncludeCipherSuites(CIPHERS);
        factory.setIncludeProtocols(settings.minimum().equals("TLSv1.3")
                ? new String[]{"TLSv1.3"}
                : new String[]{"TLSv1.3", "TLSv1.2"});
        factory.setUseCipherSuitesOrder(true);
        factory.setRenegotiationAllowed(false);
        // which names are ours is asked of the Host header, of every request
        factory.setSniRequired(false);
        looking = Thread.ofVirtual().name("pawl-tls").unstarted(() -> look(settings.reload().toMillis()));
    }

    /**
     * Reads the keys, and from now on looks whether they were replaced.
     *
     * @throws TlsException
     *             if they cannot be used
     */
    static TlsContext start(TlsSettings settings, KeyFiles files) {
        TlsContext context = new TlsContext(settings, files);
        context.looking.start();
        return context;
    }

    /** What Jetty makes connections with. */
    SslContextFactory.Server factory() {
        return factory;
    }

    private KeyPairOnDisk read() {
        KeyPairOnDisk keys = KeyPairOnDisk.read(files);
        keys.warning(Instant.now()).ifPresent(LOG::warn);
        return keys;
    }

    private static void use(SslContextFactory factory, KeyPairOnDisk keys) {
        factory.setKeyStore(keys.store());
        factory.setKeyStorePassword(keys.password());
    }

    private void look(long everyMillis) {
        try {
            while (true) {
                Thread.sleep(everyMillis);
                lookAgain();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /**
     * Uses the files as they are now if they have changed. Between two of them being replaced they do not fit.
     */
    void lookAgain() {
        Map<Path, String> now = appearance(files);
        if (now.equals(seen)) {
            return;
        }
        try {
            KeyPairOnDisk keys = read();
            factory.reload(changed -> use(changed, keys));
            seen = now;
            LOG.info("The new certificate for {} is in use.", keys.certificate().getSubjectX500Principal());
        } catch (Exception e) {
            LOG.warn("The certificate was replaced, but the new one cannot be used; the old one stays in use. {}",
                    e.getMessage());
        }
    }

    private static Map<Path, String> appearance(KeyFiles files) {
        Map<Path, String> all = new TreeMap<>();
        for (Path file : files.all()) {
            try {
                all.put(file, file.toRealPath() + " " + Files.getLastModifiedTime(file) + " " + Files.size(file));
            } catch (IOException e) {
                all.put(file, "missing");
            }
        }
        return all;
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
