package dev.pawl.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.assembly.Installed;
import dev.pawl.server.assembly.ObservePart;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aServerThatServesIsAliveAndReady() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            assertThat(Seen.get(server.url() + "/healthz").body()).isEqualTo("{\"status\":\"alive\"}");
            assertThat(Seen.get(server.url() + "/readyz").body())
                    .isEqualTo("{\"status\":\"ready\",\"failed\":[],\"degraded\":[]}");
            assertThat(Seen.get(server.url() + "/api/v1/health").body())
                    .startsWith("{\"ready\":true,\"checks\":[{\"name\":\"store\",\"ok\":true},"
                            + "{\"name\":\"partitions\",\"ok\":true},{\"name\":\"drain\",\"ok\":true}],"
                            + "\"warnings\":[")
                    .contains("{\"name\":\"starts\",\"ok\":true}", "{\"name\":\"disk\",\"ok\":true}",
                            "{\"name\":\"nodes\",\"ok\":true}", "{\"name\":\"retention\",\"ok\":true}");
        }
    }

    @Test
    void whatIsWrongIsNamedToAllAndToldToThoseWhoMayKnow() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            Health health = server.installation().parts(ObservePart.class).getFirst().health();
            health.add("coffee", () -> Optional.of("The pot is empty"));
            health.add("tea", () -> {
                throw new IllegalStateException("No leaves");
            });

            HttpResponse<String> answer = Seen.get(server.url() + "/readyz");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .isEqualTo("{\"status\":\"not ready\",\"failed\":[\"coffee\",\"tea\"],\"degraded\":[]}");
            assertThat(Seen.get(server.url() + "/api/v1/health").body()).contains("The pot is empty", "No leaves");
            assertThat(Seen.get(server.url() + "/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void figuresMayBeToldAtAPortOfTheirOwn() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "{\"metrics\":{\"port\":0}}", Map.of())) {
            int port = server.installation().parts(ObservePart.class).getFirst().port().orElseThrow();
            String url = "http://127.0.0.1:" + port;

            assertThat(Seen.get(url + "/metrics").body()).contains("pawl_partitions_owned 1.0");
            assertThat(Seen.get(url + "/readyz").statusCode()).isEqualTo(200);
            assertThat(Seen.get(url + "/api/v1/overview").statusCode()).isEqualTo(404);
        }
    }

    /** As after a restore: whoever comes on shift must see that nothing runs, and what ends that. */
    @Test
    void aServerOnWhichEverythingIsPausedIsDegradedAndSaysWhatEndsThat() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            server.engine().holding().pauseEverything("pawl restore", Optional.of("of Monday"), true);

            assertThat(Seen.get(server.url() + "/readyz").body())
                    .isEqualTo("{\"status\":\"degraded\",\"failed\":[],\"degraded\":[\"paused\"]}");
            assertThat(new Standstill(server.engine()).sentences()).singleElement().asString()
                    .contains("Everything is paused since ", "by pawl restore (of Monday), and starts are refused;",
                            "pawl resume --all ends that");
            assertThat(Seen.get(server.url() + "/metrics").body()).contains("pawl_holds{scope=\"everything\"} 1.0",
                    "pawl_draining 0.0");
            assertThat(Seen.get(server.url() + "/api/v1/overview").body())
                    .contains("\"holds\":{\"everything\":1,", "{\"name\":\"paused\",\"trouble\":\"Everything is");
        }
    }

    @Test
    void aServerThatIsDrainedTellsSoEverywhere() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            server.engine().holding().drain("root", Optional.of("upgrade"));

            assertThat(Seen.get(server.url() + "/readyz").statusCode()).isEqualTo(503);
            assertThat(Seen.get(server.url() + "/metrics").body()).contains("pawl_draining 1.0");
            assertThat(new Standstill(server.engine()).sentences()).singleElement().asString()
                    .contains("is being drained since ", "by root (upgrade), and takes no starts; pawl drain --end");
            assertThat(Seen.get(server.url() + "/api/v1/overview").body())
                    .contains("{\"name\":\"drain\",\"trouble\":\"The server is being drained since");
        }
    }

    /** No disk has so much left: the same as one that is full. */
    @Test
    void aServerThatRefusesStartsIsReadyButDegraded() {
        try (Installed server = new Installed(folder.resolve("pawl.db"),
                "{\"protection\":{\"minFreeDisk\":\"900TiB\"}}", Map.of())) {
            assertThat(Seen.get(server.url() + "/readyz").statusCode()).isEqualTo(200);
            assertThat(Seen.get(server.url() + "/readyz").body())
                    .isEqualTo("{\"status\":\"degraded\",\"failed\":[],\"degraded\":[\"starts\"]}");
            assertThat(Seen.get(server.url() + "/api/v1/health").body()).contains("protection.minFreeDisk");
            assertThat(Seen.get(server.url() + "/metrics").body()).contains("pawl_starts_refused 1.0");
        }
    }
}
