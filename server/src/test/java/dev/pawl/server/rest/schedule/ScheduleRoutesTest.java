package dev.pawl.server.rest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleRoutesTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder;
    private Installed installed;
    private RestClient rest;

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        rest = new RestClient(installed.port());
        installed.machine("orders", "STANDARD", PASS);
    }

    @AfterEach
    void stop() {
        rest.close();
        installed.close();
    }

    @Test
    void aScheduleIsMadeChangedPausedRunAndDeleted() {
        JsonNode made = rest.ok("POST", "/schedules", "name", "nightly", "expression", "cron(0 2 * * ? *)", "machine",
                "orders", "timeZone", "Europe/Vienna", "flexibleWindow", "PT15M", "startDate", "2027-01-01T00:00:00");
        assertThat(made.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(rest.ok("PUT", "/schedules/nightly", "expression", "rate(1 day)", "machine", "orders", "input",
                Map.of("n", 1)).path("input").path("n").intValue()).isEqualTo(1);
        assertThat(rest.get("/schedules/nightly?count=7").path("nextTimes")).hasSize(7);
        assertThat(rest.ok("POST", "/schedules/nightly/pause").path("state").asText()).isEqualTo("PAUSED");
        assertThat(rest.ok("POST", "/schedules/nightly/resume").path("state").asText()).isEqualTo("ACTIVE");
        String execution = rest.ok("POST", "/schedules/nightly/run").path("executionArn").asText();
        installed.ended(execution);
        assertThat(rest.get("/schedules/nightly").path("outcomes").path(0).path("kind").asText()).isNotEmpty();
        assertThat(rest.get("/schedules").path("schedules").findValuesAsText("name")).containsExactly("nightly");
        assertThat(rest.send("DELETE", "/schedules/nightly", "").status()).isEqualTo(204);
        assertThat(rest.refused("GET", "/schedules/nightly")).isEqualTo("404 ScheduleDoesNotExist");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(rest.refused("POST", "/schedules", "name", "x", "expression", "now and then", "machine", "orders"))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("POST", "/schedules", "name", "x", "expresion", "rate(1 day)", "machine", "orders"))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.get("/task-logs").path("tasks")).isEmpty();
    }
}
