package dev.pawl.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.hostile.HostileRequest.Known;
import dev.pawl.server.hostile.HostileTarget.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That hostile traffic goes everywhere. */
class HostileRequestTest {
    private static final int REQUESTS = 40_000;
    private static final int HEAD = 400;

    @TempDir
    private Path folder;

    /**
     * A route's method and path as far as it has no name in braces, an operation's name, a prefix of other paths.
     */
    private static Stream<String> places(Table table) {
        return Stream.of(table.routes().stream().map(Known::name)
                .map(name -> name.replaceFirst("\\{.*", "").replaceFirst(" ", " /api/v1")),
                table.operations().stream().map(known -> "AWSStepFunctions." + known.name() + "\r\n"),
                table.prefixes().stream().map(prefix -> "GET " + prefix)).flatMap(all -> all);
    }

    @Test
    void goes_to_every_route_every_operation_and_every_page() {
        Table table = HostileTarget.table(folder,
                "{\"webhooks\": {\"open\": {\"machine\": \"m\", \"signature\": \"none\"}},"
                        + "\"login\": {\"issuer\": \"https://id.example.com\", \"clientId\": \"pawl\"}}");
        assertThat(places(table)).contains("DELETE /api/v1/session", "PUT /api/v1/drain", "GET /api/v1/waiting",
                "POST /api/v1/backups", "GET /login/", "GET /hooks/", "GET /metrics/", "GET /healthz/", "GET /readyz/");
        Set<String> missing = new HashSet<>(places(table).toList());
        for (long seed = 0; seed < REQUESTS && !missing.isEmpty(); seed++) {
            byte[] bytes = new HostileRequest(seed, HostileTarget.of("localhost", table, () -> "")).bytes();
            String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
            missing.removeIf(head::contains);
        }
        assertThat(missing).isEmpty();
    }
}
