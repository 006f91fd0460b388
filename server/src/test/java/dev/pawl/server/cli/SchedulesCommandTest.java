package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesCommandTest {
    private static final String ECHO = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String NIGHTLY = """
            {"schedules": {"nightly": {"expression": "cron(0 2 * * ? *)", "timeZone": "Europe/Berlin", "machine": "echo",
              "input": {"kind": "full"}, "overlap": "SKIP", "catchUp": {"window": "PT1H", "mode": "LAST"}}}}""";

    @TempDir
    private Path folder;

    private Installed server(String configuration) {
        return new Installed(folder.resolve("pawl.db"), configuration, Map.of());
    }

    private static Invocation pawl(Installed server, String... words) {
        List<String> all = new ArrayList<>(List.of("schedules"));
        all.addAll(List.of(words));
        all.addAll(List.of("--endpoint", server.url()));
        return Invocation.of(all.toArray(String[]::new));
    }

    private static JsonNode shown(Installed server, String name) {
        return Json.read(pawl(server, "show", name).out());
    }

    @Test
    void aScheduleFromItsMakingToItsEnd() {
        try (Installed server = server("")) {
            server.machine("echo", "STANDARD", ECHO);
            Invocation made = pawl(server, "create", "hourly", "--expression", "cron(0 * * * ? *)", "--machine", "echo",
                    "--input", "{\"at\":\"<aws.scheduler.scheduled-time>\"}");
            assertThat(made.err()).isEmpty();
            assertThat(made.out()).startsWith("ACTIVE     hourly                cron(0 * * * ? *)  UTC  next ");

            Invocation updated = pawl(server, "update", "hourly", "--zone", "Europe/Berlin", "--overlap", "ALLOW_ALL");
            assertThat(updated.out()).contains("Europe/Berlin");
            JsonNode show = shown(server, "hourly");
            assertThat(show.path("overlap").asText()).isEqualTo("ALLOW_ALL");
            assertThat(show.path("input").path("at").asText()).isEqualTo("<aws.scheduler.scheduled-time>");
            assertThat(show.path("nextTimes")).hasSize(5);
            assertThat(show.path("arn").asText())
                    .isEqualTo("arn:aws:scheduler:us-east-1:123456789012:schedule/default/hourly");

            assertThat(pawl(server, "pause", "hourly").out()).startsWith("PAUSED ");
            String arn = pawl(server, "run", "hourly").out().strip();
            assertThat(arn).startsWith("arn:aws:states:us-east-1:123456789012:execution:echo:hourly-20");
            assertThat(server.ended(arn).info().input().value().path("at").asText()).startsWith("20").endsWith("Z");
            assertThat(pawl(server, "resume", "hourly").out()).startsWith("ACTIVE ").contains("last STARTED");
            assertThat(pawl(server, "next", "hourly", "--count", "3").out().lines()).hasSize(3);
            assertThat(pawl(server, "list").out()).contains("hourly");
            assertThat(Json.read(pawl(server, "list", "--json").out())).hasSize(1);
            assertThat(pawl(server, "delete", "hourly").out()).isEqualTo("hourly is deleted." + System.lineSeparator());
            assertThat(pawl(server, "list").out()).isEqualTo("No schedules." + System.lineSeparator());
        }
    }

    @Test
    void aRateStartsItsFirstExecutionAtOnceOnceOnly() {
        String arn;
        try (Installed server = server("")) {
            server.machine("echo", "STANDARD", ECHO);
            pawl(server, "create", "often", "--expression", "rate(1 day)", "--machine", "echo");
            JsonNode show = shown(server, "often");
            while (!show.at("/counts/started").asText().equals("1")) {
                LockSupport.parkNanos(1_000_000);
                show = shown(server, "often");
            }
            arn = show.at("/lastOutcome/detail").asText();
            server.ended(arn);
        }
        try (Installed server = server("")) {
            assertThat(shown(server, "often").at("/outcomes").size()).isEqualTo(1);
            assertThat(shown(server, "often").at("/lastOutcome/detail").asText()).isEqualTo(arn);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create x --machine m                                       | Expected expression in the request, but it is missing
            create x --expression rate(1~week) --machine m             | Expected a whole number and minutes, hours or days in rate(…) at /expression of the request, but found '1 week'
            create x --expression at(2001-01-01T00:00:00) --machine m  | has none after
            create x/y --expression rate(1~day) --machine m --zone Mars | Expected a time zone such as Europe/Berlin or UTC at /timeZone of the request, but found 'Mars'
            create x --expression rate(1~minute) --machine m --overlap MAYBE | Expected one of ALLOW_ALL, BUFFER_ALL, BUFFER_ONE, SKIP, TERMINATE_OTHER at /overlap
            create x --expression rate(1~day) --machine typo          | Expected a state machine that is there as machine, but typo is not (State Machine Does Not Exist
            create x --expression rate(1~day) --machine m:prod        | Expected a state machine that is there as machine, but m:prod is not
            create x --expression rate(1~day) --machine m:7           | Expected a state machine that is there as machine, but m:7 is not
            create x --expression rate(1~day) --machine arn:aws:s3:::b | Expected a state machine that is there as machine, but arn:aws:s3:::b is not (Invalid
            show nobody                                                | Expected a schedule named nobody, but there is none
            pause nobody                                               | Expected a schedule named nobody, but there is none
            delete nobody                                              | Expected a schedule named nobody, but there is none
            delete nightly                                             | Expected a schedule that belongs to api, but nightly belongs to configuration: change it in pawl.json
            update nightly --zone UTC                                  | belongs to configuration: change it in pawl.json
            create nightly --expression rate(2~days) --machine m       | Expected a name that is not taken, but there is a schedule named nightly
            run nightly                                                | StateMachineDoesNotExist
            """)
    void mistakesAreNamed(String words, String message) {
        try (Installed server = server(NIGHTLY)) {
            server.machine("m", "STANDARD", ECHO);
            // a tilde stands for a space within a word, which a shell needs quotes for
            Invocation run = pawl(server, Stream.of(words.split(" ", -1)).map(word -> word.replace('~', ' '))
                    .toArray(String[]::new));
            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains(message);
        }
    }

    @Test
    void schedulesOfTheConfigurationFollowTheFile() {
        try (Installed server = server(NIGHTLY)) {
            assertThat(pawl(server, "list").out()).contains("nightly").contains("(configuration)");
            pawl(server, "pause", "nightly");
            server.machine("echo", "STANDARD", ECHO);
            pawl(server, "create", "mine", "--expression", "0 4 * * *", "--machine", "echo");
        }
        try (Installed server = server(NIGHTLY.replace("0 2 *", "0 3 *"))) {
            JsonNode nightly = shown(server, "nightly");
            assertThat(nightly.path("expression").asText()).isEqualTo("cron(0 3 * * ? *)");
            assertThat(nightly.path("state").asText()).isEqualTo("PAUSED");
        }
        try (Installed server = server("{}")) {
            assertThat(pawl(server, "list").out()).doesNotContain("nightly").contains("mine");
        }
        assertThatThrownBy(() -> server(NIGHTLY.replace("nightly", "mine"))).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mine belongs to api").hasMessageContaining("section schedules");
        assertThatThrownBy(() -> server(NIGHTLY.replace("* * ?", "* * *"))).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("at /schedules/nightly/expression of pawl.json");
    }

    @Test
    void theApiSaysWhatIsWrongWithItsStatus() throws Exception {
        try (Installed server = server(NIGHTLY); HttpClient client = HttpClient.newHttpClient()) {
            for (String[] one : new String[][]{{"GET", "/nobody", "404"}, {"DELETE", "/nightly", "409"},
                    {"POST", "/nightly/run", "409"}, {"POST", "", "400"}, {"GET", "?limit=0", "400"}}) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/schedules" + one[1]))
                                .method(one[0], HttpRequest.BodyPublishers.noBody()).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(String.join(" ", one)).isEqualTo(Integer.parseInt(one[2]));
                assertThat(Json.read(answer.body()).path("detail").asText()).startsWith("Expected");
            }
        }
    }

    @Test
    void timesOfASchedulesThatIsNotMadeYetAreShown() throws Exception {
        try (Installed server = server(""); RestClient client = new RestClient(server.port())) {
            JsonNode times = client.get("/schedule-times?count=3&timeZone=Europe/Berlin&expression="
                    + RestClient.encoded("cron(0 12 1 1 ? 2090-2099)")).path("times");
            assertThat(times).extracting(JsonNode::asText).containsExactly("2090-01-01T11:00:00Z",
                    "2091-01-01T11:00:00Z", "2092-01-01T11:00:00Z");
            assertThat(client.get("/schedule-times?expression=" + RestClient.encoded("at(2001-01-01T00:00:00)"))
                    .path("times")).isEmpty();
            RestClient.Answer wrong = client.send("GET", "/schedule-times?expression=often", "");
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.body().path("detail").asText()).contains("at /expression of the request");
        }
    }

    @Test
    void nextNeedsNoServer() {
        Invocation next = Invocation.of("schedules", "next", "cron(30 2 * * ? *)", "--zone", "Europe/Berlin", "--count",
                "3", "--from", "2026-03-27T12:00:00Z");
        assertThat(next.out().lines()).containsExactly("Sat 2026-03-28 02:30:00 +01:00  2026-03-28T01:30:00Z",
                "Mon 2026-03-30 02:30:00 +02:00  2026-03-30T00:30:00Z",
                "Tue 2026-03-31 02:30:00 +02:00  2026-03-31T00:30:00Z");
        assertThat(Invocation.of("schedules", "next", "at(2001-01-01T00:00:00)").out()).startsWith("No times after");
        Invocation wrong = Invocation.of("schedules", "next", "cron(61 * * * ? *)");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("Expected numbers from 0 to 59 for the minutes, but found '61'");
        assertThat(Invocation.of("schedules").out()).contains("create", "pause", "next");
    }
}
