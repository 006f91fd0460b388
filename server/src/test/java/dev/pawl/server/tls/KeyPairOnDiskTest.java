package dev.pawl.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairOnDiskTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void a_key_of_each_kind_is_read_from_pem_and_from_a_store(String algorithm) {
        Certificates made = Certificates.make(folder, "own", algorithm);
        KeyPairOnDisk pem = KeyPairOnDisk.read(made.write(folder));
        assertThat(pem.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=own");
        assertThat(pem.warning(Instant.now())).isEmpty();
        KeyPairOnDisk store = KeyPairOnDisk.read(new KeyFiles.Store(made.store(), Certificates.PASSWORD));
        assertThat(store.certificate()).isEqualTo(pem.certificate());
    }

    @Test
    void an_rsa_key_of_the_older_form_is_read() throws Exception {
        Certificates made = Certificates.make(folder, "own", "RSA");
        KeyFiles.Pem files = made.write(folder);
        Process openssl = new ProcessBuilder("openssl", "rsa", "-traditional", "-in", files.key().toString(), "-out",
                files.key().toString()).redirectErrorStream(true).start();
        openssl.getInputStream().readAllBytes();
        assertThat(openssl.waitFor()).isZero();
        assertThat(Files.readString(files.key())).contains("BEGIN RSA PRIVATE KEY");
        assertThat(KeyPairOnDisk.read(files).certificate().getSubjectX500Principal().getName()).isEqualTo("CN=own");
    }

    @Test
    void a_key_of_another_certificate_is_told() throws IOException {
        KeyFiles.Pem files = Certificates.make(folder, "own", "EC").write(folder);
        Files.writeString(files.key(), Certificates.make(folder, "other", "EC").key());
        assertThatThrownBy(() -> KeyPairOnDisk.read(files)).isInstanceOf(TlsException.class)
                .hasMessageContaining("CN=own").hasMessageContaining("key.pem");
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC KEY,AAAA,BEGIN PRIVATE KEY", "EC PRIVATE KEY,AAAA,openssl pkcs8",
            "ENCRYPTED PRIVATE KEY,AAAA,with a password", "PRIVATE KEY,AAAA,cannot be read as one",
            "PRIVATE KEY,A,cannot be read as one", "RSA PRIVATE KEY,AAAA,cannot be read as one"})
    void a_key_that_cannot_be_used_is_told_without_showing_it(String type, String content, String told)
            throws IOException {
        String text = "-----BEGIN " + type + "-----\n" + content + "\n-----END " + type + "-----\n";
        KeyFiles.Pem files = Certificates.make(folder, "own", "EC").write(folder);
        Files.writeString(files.key(), text);
        assertThatThrownBy(() -> KeyPairOnDisk.read(files)).isInstanceOf(TlsException.class)
                .hasMessageContaining(told).hasMessageNotContaining("AAAA");
    }

    @Test
    void a_file_that_is_missing_or_no_certificate_is_told() throws IOException {
        KeyFiles.Pem files = Certificates.make(folder, "own", "EC").write(folder);
        Files.writeString(files.certificate(), "hello");
        assertThatThrownBy(() -> KeyPairOnDisk.read(files)).hasMessageContaining("BEGIN CERTIFICATE");
        Files.delete(files.certificate());
        assertThatThrownBy(() -> KeyPairOnDisk.read(files)).hasMessageContaining("NoSuchFileException");
    }

    @Test
    void a_store_with_another_password_is_told() {
        Path store = Certificates.make(folder, "own", "EC").store();
        assertThatThrownBy(() -> KeyPairOnDisk.read(new KeyFiles.Store(store, "guess")))
                .isInstanceOf(TlsException.class).hasMessageContaining("keyStorePassword")
                .hasMessageNotContaining("guess");
    }

    @Test
    void one_that_expired_is_used_with_a_warning() {
        KeyPairOnDisk keys = KeyPairOnDisk.read(Certificates.expired(folder, "old").write(folder));
        assertThat(keys.warning(Instant.now())).hasValueSatisfying(text -> assertThat(text).contains("expired"));
        assertThat(keys.warning(Instant.EPOCH)).hasValueSatisfying(text -> assertThat(text).contains("valid from"));
    }
}
