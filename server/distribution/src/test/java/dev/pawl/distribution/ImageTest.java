package dev.pawl.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pawl.distribution.Built.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of image and package on a Debian without anything: in containers of the engine that
 * {@code DOCKER_HOST} names, from the image that {@code PAWL_DEBIAN_IMAGE} names.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class ImageTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);
    private static final String STORE = "/var/lib/pawl/pawl.db";

    private final String name = "pawl-test-" + UUID.randomUUID();
    @TempDir
    private Path folder;
    private String debian = "";

    @BeforeEach
    void debian() throws IOException, InterruptedException {
        debian = System.getenv().getOrDefault("PAWL_DEBIAN_IMAGE", "");
        assumeThat(debian).as("PAWL_DEBIAN_IMAGE names an image of Debian").isNotBlank();
        assertThat(docker("image", "inspect", debian).code()).as("Docker Engine has " + debian).isZero();
    }

    @AfterEach
    void remove() throws IOException, InterruptedException {
        if (!debian.isBlank()) {
            docker("rm", "--force", name);
            docker("volume", "rm", "--force", name);
            docker("image", "rm", "--force", name);
        }
    }

    private Outcome docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Built.run(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "DOCKER_HOST",
                System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock")), folder,
                command.toArray(String[]::new));
    }

    private String said(String... arguments) throws IOException, InterruptedException {
        Outcome done = docker(arguments);
        assertThat(done.code()).as(done.said()).isZero();
        return done.said();
    }

    private void awaitHealth() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        String health = "";
        while (!"healthy".equals(health) && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
            health = said("inspect", "--format", "{{.State.Health.Status}}", name).strip();
            assertThat(said("inspect", "--format", "{{.State.Status}}", name).strip()).as(docker("logs", name).said())
                    .isEqualTo("running");
        }
        assertThat(health).isEqualTo("healthy");
    }

    /**
     * As the guide has it: no root, nothing writable but its folder, a key that was made before the first start.
     */
    @Test
    void servesAsAnImage() throws IOException, InterruptedException {
        said("build", "--network=none", "--build-arg=BASE=" + debian, "--tag=" + name,
                Built.once().folder().resolve("docker").toString());
        assertThat(docker("run", "--network=none", "--rm", name).said())
                .contains("Expected configured credentials for the address 0.0.0.0");
        String volume = "--volume=" + name + ":/var/lib/pawl";
        said("run", "--network=none", "--rm", volume, name, "keys", "create", "first", "--grant=admin", "--direct",
                "--db=" + STORE);

        said("run", "--network=none", "--detach", "--name=" + name, "--read-only", "--tmpfs=/tmp", volume,
                "--env=PAWL_TLS_PLAIN=true", "--health-interval=1s", name);
        awaitHealth();

        assertThat(said("exec", name, "id", "-u").strip()).isEqualTo("10001");
        said("stop", "--time=120", name);
        assertThat(said("inspect", "--format", "{{.State.ExitCode}}", name).strip()).isIn("0", "143");
        assertThat(said("run", "--network=none", "--rm", volume, name, "check", "--db", STORE))
                .contains("Everything goes together");
    }

    /** Installed, removed, installed again and purged by dpkg; what was kept in its folder stays. */
    @Test
    void isInstalledAndRemovedOnDebian() throws IOException, InterruptedException {
        Path deb = Built.once().file(".deb");
        said("run", "--network=none", "--detach", "--name=" + name, debian, "sleep", "900");
        said("cp", deb.toString(), name + ":/pawl.deb");

        said("exec", name, "dpkg", "-i", "/pawl.deb");
        assertThat(said("exec", name, "stat", "-c", "%U %a", "/var/lib/pawl", "/etc/pawl/pawl.json").lines())
                .containsExactly("pawl 750", "root 640");
        assertThat(said("exec", "--user=pawl", name, "pawl", "config", "check", "--config", "/etc/pawl/pawl.json"))
                .isNotBlank();
        said("exec", "--user=pawl", name, "pawl", "keys", "create", "first", "--grant=admin", "--direct",
                "--db=" + STORE);
        said("exec", name, "dpkg", "--remove", "pawl");
        assertThat(docker("exec", name, "ls", "/usr/bin/pawl").code()).isNotZero();
        said("exec", name, "dpkg", "-i", "/pawl.deb");
        assertThat(said("exec", "--user=pawl", name, "pawl", "check", "--db", STORE))
                .contains("Everything goes together");
        assertThat(said("exec", name, "dpkg", "--purge", "pawl")).contains("was kept");
        said("exec", name, "ls", STORE);
        said("exec", name, "dpkg", "-i", "/pawl.deb");
        said("exec", "--env=PAWL_PURGE_DATA=yes", name, "dpkg", "--purge", "pawl");

        assertThat(docker("exec", name, "ls", "/var/lib/pawl").code()).isNotZero();
        assertThat(docker("exec", name, "getent", "passwd", "pawl").code()).isNotZero();
    }
}
