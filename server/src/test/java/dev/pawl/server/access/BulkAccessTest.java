package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.server.access.Callings.Answer;
import dev.pawl.server.assembly.Installed;
import dev.pawl.store.Credentials.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bulk action does to an execution what whoever asked for it may do to it, and no more. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BulkAccessTest {
    private static final String WAIT = "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3000,"
            + "\"Next\":\"P\"},\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder;
    private Installed installed;
    private Callings callings;
    private String operator = "";
    private String viewer = "";
    private final List<String> mine = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        callings = new Callings(installed.url());
        Callings.made(installed, Kind.KEY, "root", "admin");
        operator = Callings.token(installed, "op", "operator:in-*");
        viewer = Callings.token(installed, "both", "viewer:*", "operator:in-*");
        installed.machine("in-a", "STANDARD", WAIT);
        installed.machine("out-a", "STANDARD", WAIT);
        for (int i = 0; i < 3; i++) {
            mine.add(started("in-a"));
            others.add(started("out-a"));
        }
    }

    @AfterEach
    void stop() {
        callings.close();
        installed.close();
    }

    private String started(String machine) {
        String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:" + machine;
        return installed.engine().executions().start(Start.of(arn, "{}")).toCompletableFuture().join().executionArn();
    }

    private JsonNode carryOut(String token, String action) {
        String body = "{\"action\":\"" + action + "\",\"search\":\"status:running\",\"perSecond\":1000}";
        Answer dry = callings.rest(token, "POST", "/bulk-actions", body.replace("}", ",\"dryRun\":true}"));
        assertThat(dry.body().path("count").asInt()).as(dry.body().toString()).isEqualTo(3);
        String id = callings.rest(token, "POST", "/bulk-actions", body).body().path("id").asText();
        JsonNode answer = callings.rest(token, "GET", "/bulk-actions/" + id, "").body();
        while (!answer.has("endedAt")) {
            answer = callings.rest(token, "GET", "/bulk-actions/" + id, "").body();
        }
        return answer;
    }

    @Test
    void whatOneMayNotSeeIsNotEvenFound() {
        for (String action : List.of("pause", "resume", "fork")) {
            JsonNode done = carryOut(operator, action);
            assertThat(done.path("selected").asInt()).as(done.toString()).isEqualTo(3);
            assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
            assertThat(installed.engine().holding().all()).hasSize(action.equals("pause") ? 3 : 0);
        }
        mine.forEach(arn -> assertThat(installed.engine().forks().of(arn, 10)).hasSize(1));
        others.forEach(arn -> assertThat(installed.engine().forks().of(arn, 10)).isEmpty());
    }

    @Test
    void whatOneMaySeeAndNotOperateIsRefusedOneByOne() {
        JsonNode done = carryOut(viewer, "stop");
        assertThat(done.path("selected").asInt()).isEqualTo(6);
        assertThat(done.path("done").asInt()).isEqualTo(3);
        assertThat(done.path("failed").asInt()).isEqualTo(3);
        JsonNode items = callings
                .rest(viewer, "GET", "/bulk-actions/" + done.path("id").asText() + "/items?failed=true",
                        "")
                .body();
        assertThat(items.path("items").findValuesAsText("outcome"))
                .allMatch(why -> why.contains("not authorized to perform StopExecution"));
        mine.forEach(arn -> assertThat(status(arn)).isEqualTo(ExecutionStatus.ABORTED));
        others.forEach(arn -> assertThat(status(arn)).isEqualTo(ExecutionStatus.RUNNING));
    }

    private ExecutionStatus status(String arn) {
        return installed.engine().executions().describe(arn).status();
    }
}
