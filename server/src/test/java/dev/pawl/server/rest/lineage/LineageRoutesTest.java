package dev.pawl.server.rest.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import dev.pawl.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageRoutesTest {
    private static final String ADD = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Assign\":{\"v\":1},"
            + "\"Next\":\"B\"},\"B\":{\"Type\":\"Pass\",\"Parameters\":{\"n.$\":\"$.n\",\"v.$\":\"$v\"},\"End\":true}}}";
    private static final String WAIT = "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3000,"
            + "\"Next\":\"P\"},\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder;
    private Installed installed;
    private RestClient rest;

    @BeforeEach
    void start() {
        open();
    }

    private void open() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        rest = new RestClient(installed.port());
    }

    @AfterEach
    void stop() {
        rest.close();
        installed.close();
    }

    private String started(String machine, String input) {
        return installed.engine().executions().start(Start.of(machine, input)).toCompletableFuture().join()
                .executionArn();
    }

    private static String path(String arn, String more) {
        return "/executions/" + RestClient.encoded(arn) + more;
    }

    private JsonNode until(String path, Predicate<JsonNode> holds) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        JsonNode answer = rest.get(path);
        while (!holds.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Expected another answer, but " + answer);
            }
            answer = rest.get(path);
        }
        return answer;
    }

    private JsonNode ended(String id) {
        return until("/bulk-actions/" + id, a -> a.has("endedAt"));
    }

    @Test
    void aForkIsTriedOutMadeAndKnownOnBothSides() {
        String original = started(installed.machine("add", "STANDARD", ADD), "{\"n\":1}");
        installed.ended(original);
        JsonNode preview = rest.ok("POST", path(original, "/forks"), "state", "B", "inputPatch", Map.of("n", 5),
                "variables", Map.of("v", 7), "dryRun", true);
        assertThat(preview.path("possible").asBoolean()).isTrue();
        assertThat(preview.path("inputBefore")).isEqualTo(Json.read("{\"n\":1}"));
        assertThat(preview.path("input")).isEqualTo(Json.read("{\"n\":5}"));
        assertThat(rest.get(path(original, "/forks")).path("forks")).isEmpty();

        String fork = rest.ok("POST", path(original, "/forks"), "state", "B", "inputPatch", Map.of("n", 5),
                "variables", Map.of("v", 7), "name", "mine").path("executionArn").asText();
        assertThat(installed.ended(fork).output().orElseThrow().text()).isEqualTo("{\"n\":5,\"v\":7}");
        assertThat(rest.get(path(fork, "")).path("forkedFrom").path("executionArn").asText()).isEqualTo(original);
        assertThat(rest.get(path(original, "/lineage")).path("forks").path(0).path("name").asText())
                .isEqualTo("mine");
        assertThat(rest.get(path(fork, "/lineage")).path("ancestors").path(0).path("edited")).hasSize(2);
        assertThat(rest.get(path(fork, "/lineage")).path("ancestors").path(0).path("status").asText())
                .isEqualTo("SUCCEEDED");
        JsonNode events = rest.get(path(fork, "/history")).path("events");
        List<Long> ids = new ArrayList<>();
        events.forEach(event -> ids.add(event.path("id").asLong()));
        assertThat(ids).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);

        assertThat(rest.refused("POST", path(original, "/forks"), "state", "Z")).isEqualTo("400 ValidationException");
        assertThat(rest.refused("POST", path(original, "/forks"), "state", "B", "event", 1))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("POST", path(original, "/forks"), "visit", 1)).isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("POST", path(original, "/forks"), "definition", 7)).isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("POST", path(original + "x", "/forks"))).isEqualTo("404 ExecutionDoesNotExist");
    }

    @Test
    void anOriginalThatWasRemovedIsNamedAndToldToBeGone() {
        String machine = installed.machine("add", "STANDARD", ADD);
        Start named = new Start(machine, Optional.of("one"), Optional.of("{\"n\":1}"), Optional.empty());
        String original = installed.engine().executions().start(named).toCompletableFuture().join().executionArn();
        long key = installed.ended(original).key();
        String fork = rest.ok("POST", path(original, "/forks"), "state", "B").path("executionArn").asText();
        installed.ended(fork);
        Store store = installed.engine().store();
        for (Partitions.Holding held : store.partitions().holdings()) {
            store.removals().remove(new Lease(held.partition(), held.epoch()), List.of(key)).toCompletableFuture()
                    .join();
        }
        assertThat(store.executions().find(original)).isEmpty();
        JsonNode gone = rest.get(path(fork, "/lineage")).path("ancestors").path(0);
        assertThat(gone.path("executionArn").asText()).isEqualTo(original);
        assertThat(gone.path("removed").asBoolean()).isTrue();

        // another one with its name is not its original
        installed.ended(installed.engine().executions().start(named).toCompletableFuture().join().executionArn());
        JsonNode still = rest.get(path(fork, "/lineage")).path("ancestors").path(0);
        assertThat(still.path("removed").asBoolean()).isTrue();
        assertThat(still.has("status")).isFalse();
        assertThat(rest.get(path(original, "/lineage")).path("forks")).isEmpty();
    }

    @Test
    void aRunningExecutionGoesOnByAnotherVersionOrIsToldWhyNot() {
        String machine = installed.machine("wait", "STANDARD", WAIT);
        String arn = started(machine, "{}");
        until(path(arn, "/history"), h -> h.path("events").size() >= 2);
        update(machine, WAIT.replace("\"Type\":\"Pass\"", "\"Type\":\"Succeed\"").replace(",\"End\":true}}}", "}}}"));
        assertThat(rest.get(path(arn, "/migration")).path("possible").asBoolean()).isTrue();
        rest.ok("POST", path(arn, "/migration"));
        assertThat(rest.get(path(arn, "/migration")).path("present").asBoolean()).isTrue();
        assertThat(rest.get(path(arn, "/definition")).path("definition").asText()).contains("Succeed");
        update(machine, ADD);
        JsonNode check = rest.get(path(arn, "/migration"));
        assertThat(check.path("errors").path(0).path("place").asText()).isEqualTo("W");
        assertThat(rest.refused("POST", path(arn, "/migration"))).isEqualTo("409 ConflictException");
    }

    private void update(String machine, String definition) {
        installed.engine().machines().update(machine, new Changes(Optional.of(definition), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void manyAreForkedMigratedStoppedAndRedriven() {
        String machine = installed.machine("wait", "STANDARD", WAIT);
        for (int i = 0; i < 7; i++) {
            started(machine, "{\"i\":" + i + "}");
        }
        JsonNode dry = rest.ok("POST", "/bulk-actions", "action", "stop", "search", "status:RUNNING", "dryRun", true);
        assertThat(dry.path("count").asInt()).isEqualTo(7);
        assertThat(dry.path("sample")).hasSize(7);

        String fork = rest.ok("POST", "/bulk-actions", "action", "fork", "search", "machine:wait status:RUNNING",
                "state", "W", "perSecond", 100).path("id").asText();
        JsonNode done = ended(fork);
        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(done.path("done").asInt()).isEqualTo(7);
        JsonNode items = rest.get("/bulk-actions/" + fork + "/items").path("items");
        assertThat(items.findValuesAsText("outcome")).hasSize(7).doesNotHaveDuplicates()
                .allMatch(arn -> arn.startsWith("arn:"));

        update(machine, WAIT.replace("3000", "2000"));
        String migrate = rest.ok("POST", "/bulk-actions", "action", "migrate", "search", "status:RUNNING",
                "perSecond", 100).path("id").asText();
        assertThat(ended(migrate).path("done").asInt()).isEqualTo(14);

        String stop = rest.ok("POST", "/bulk-actions", "action", "stop", "search", "status:RUNNING", "error", "Enough",
                "perSecond", 100).path("id").asText();
        assertThat(ended(stop).path("done").asInt()).isEqualTo(14);
        String redrive = rest.ok("POST", "/bulk-actions", "action", "redrive", "search", "status:ABORTED",
                "perSecond", 100).path("id").asText();
        assertThat(ended(redrive).path("done").asInt()).isEqualTo(14);
        assertThat(rest.get("/bulk-actions").path("bulkActions").findValuesAsText("id"))
                .containsExactly(redrive, stop, migrate, fork);
        assertThat(rest.refused("DELETE", "/bulk-actions/" + stop)).isEqualTo("409 BulkActionEnded");
    }

    @Test
    void manyArePausedFoundAndResumed() {
        String machine = installed.machine("wait", "STANDARD", WAIT);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(started(machine, "{\"i\":" + i + "}"));
        }
        installed.machine("other", "STANDARD", WAIT);
        assertThat(found("is:paused")).isEmpty();
        assertThat(found("input.i<2")).hasSize(2);
        String pause = rest.ok("POST", "/bulk-actions", "action", "pause", "search", "input.i<2 -is:paused",
                "reason", "audit", "perSecond", 100).path("id").asText();
        assertThat(ended(pause).path("done").asInt()).isEqualTo(2);
        assertThat(found("is:paused")).containsExactlyInAnyOrder(all.get(0), all.get(1));
        assertThat(found("machine:wait -is:paused")).containsExactlyInAnyOrder(all.get(2), all.get(3));
        assertThat(rest.get(path(all.get(0), "")).at("/paused/reason").asText()).isEqualTo("audit");
        rest.ok("POST", "/machines/" + RestClient.encoded(machine) + "/pause");
        assertThat(found("is:paused")).hasSize(4);
        rest.ok("POST", "/machines/" + RestClient.encoded(machine) + "/resume");

        rest.ok("PUT", "/limits/one", "machines", List.of("wait"), "concurrency", 1);
        String first = started(machine, "{}");
        String second = started(machine, "{}");
        assertThat(found("is:waiting")).containsExactly(second);
        assertThat(found("is:waiting is:paused")).isEmpty();
        assertThat(found("-is:waiting machine:wait")).contains(first).doesNotContain(second);

        String resume = rest.ok("POST", "/bulk-actions", "action", "resume", "search", "machine:wait", "perSecond", 100)
                .path("id").asText();
        assertThat(ended(resume).path("done").asInt()).isEqualTo(2);
        assertThat(ended(resume).path("skipped").asInt()).isEqualTo(4);
        assertThat(found("is:paused")).isEmpty();
        assertThat(rest.get("/holds").path("holds")).isEmpty();
    }

    private List<String> found(String query) {
        return until("/executions?q=" + RestClient.encoded(query), answer -> !answer.has("indexedUpTo"))
                .path("executions").findValuesAsText("executionArn");
    }

    @Test
    void aBulkActionGoesOnAfterARestartAndCanBeCancelled() {
        String machine = installed.machine("wait", "STANDARD", WAIT);
        for (int i = 0; i < 12; i++) {
            started(machine, "{}");
        }
        String slow = rest.ok("POST", "/bulk-actions", "action", "fork", "search", "status:RUNNING", "perSecond", 4)
                .path("id").asText();
        until("/bulk-actions/" + slow, a -> a.path("done").asInt() > 1);
        stop();
        open();
        JsonNode done = ended(slow);
        assertThat(done.path("done").asInt()).isEqualTo(12);
        assertThat(rest.ok("POST", "/bulk-actions", "action", "stop", "search", "status:RUNNING", "dryRun", true)
                .path("count").asInt()).isEqualTo(24);

        String cancelled = rest.ok("POST", "/bulk-actions", "action", "stop", "search", "status:RUNNING", "perSecond",
                1).path("id").asText();
        until("/bulk-actions/" + cancelled, a -> a.path("done").asInt() > 0);
        assertThat(rest.ok("DELETE", "/bulk-actions/" + cancelled).path("status").asText()).isEqualTo("CANCELLED");
        assertThat(rest.get("/bulk-actions/" + cancelled).path("done").asInt()).isLessThan(24);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(rest.refused("POST", "/bulk-actions", "action", "dance", "search", "x"))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("POST", "/bulk-actions", "action", "stop")).isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("POST", "/bulk-actions", "action", "stop", "search", "status:(")).isEqualTo(
                "400 InvalidRequest");
        assertThat(rest.refused("POST", "/bulk-actions", "action", "stop", "search", "x", "perSecond", 0))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("POST", "/bulk-actions", "action", "redrive", "search", "x", "to", "y"))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("GET", "/bulk-actions/none")).isEqualTo("404 BulkActionDoesNotExist");
    }
}
