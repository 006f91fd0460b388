package dev.pawl.server.tls;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for localhost that sign themselves, made anew by the JDK's keytool. */
public final class Certificates {
    /** Of the key store and of the key in it. */
    public static final String PASSWORD = "changeit";

    private final KeyStore store;
    private final Path file;

    private Certificates(KeyStore store, Path file) {
        this.store = store;
        this.file = file;
    }

    /** A certificate that is valid. */
    public static Certificates make(Path folder, String name, String algorithm) {
        return make(folder, name, algorithm, "-1d");
    }

    /** One that has expired. */
    public static Certificates expired(Path folder, String name) {
        return make(folder, name, "EC", "-40d");
    }

    private static Certificates make(Path folder, String name, String algorithm, String start) {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keystore",
                file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", "pawl", "-keyalg", algorithm,
                "-dname", "CN=" + name, "-ext", "SAN=dns:localhost,dns:sync-localhost,ip:127.0.0.1", "-ext",
                "bc:c=ca:true",
                "-startdate", start, "-validity", "30"));
        if (algorithm.equals("RSA")) {
            command.addAll(List.of("-keysize", "2048"));
        }
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return new Certificates(store, file);
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The key store. */
    public Path store() {
        return file;
    }

    /** The certificate. */
    public Certificate x509() {
        try {
            return store.getCertificate("pawl");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The certificate in PEM. */
    public String certificate() {
        try {
            return block("CERTIFICATE", store.getCertificate("pawl").getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The key in PEM. */
    public String key() {
        try {
            Key key = store.getKey("pawl", PASSWORD.toCharArray());
            return block("PRIVATE KEY", key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Both in files of a folder. */
    public KeyFiles.Pem write(Path folder) {
        try {
            KeyFiles.Pem files = new KeyFiles.Pem(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
            Files.writeString(files.certificate(), certificate());
            Files.writeString(files.key(), key());
            return files;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String block(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes)
                + "\n-----END " + type + "-----\n";
    }

    /** For a server that shows this certificate. */
    public SSLContext server() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** For clients that know this certificate and no other. */
    public SSLContext client() {
        try {
            Certificate certificate = store.getCertificate("pawl");
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            known.setCertificateEntry("pawl", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
