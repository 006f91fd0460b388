package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.server.access.Callings.Answer;
import dev.pawl.server.access.KeyCabinet.Made;
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

    /** So slow that it is under way for as long as a test looks at it. */
    private String slow(String token, String action) {
        return callings.rest(token, "POST", "/bulk-actions", "{\"action\":\"" + action
                + "\",\"search\":\"status:running\",\"perSecond\":1}").body().path("id").asText();
    }

    @Test
    void whoSeesEverythingCancelsOnlyTheirOwn() {
        String root = Callings.token(installed, "root2", "admin");
        String id = slow(root, "pause");
        Answer refused = callings.rest(viewer, "DELETE", "/bulk-actions/" + id, "");
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(403);
        assertThat(callings.rest(viewer, "GET", "/bulk-actions/" + id, "").body().has("endedAt")).isFalse();
        String everywhere = Callings.token(installed, "all", "operator");
        assertThat(callings.rest(everywhere, "DELETE", "/bulk-actions/" + id, "").status()).isEqualTo(200);
        String own = slow(viewer, "pause");
        assertThat(callings.rest(viewer, "DELETE", "/bulk-actions/" + own, "").status()).isEqualTo(200);
    }

    @Test
    void aNameIsNoProofOfWhoAsked() {
        String namesake = Callings.token(installed, "op", "operator:in-*");
        String id = slow(operator, "pause");
        assertThat(callings.rest(operator, "GET", "/bulk-actions/" + id, "").status()).isEqualTo(200);
        assertThat(callings.rest(namesake, "GET", "/bulk-actions/" + id, "").status()).isEqualTo(404);
        assertThat(callings.rest(namesake, "GET", "/bulk-actions", "").body().path("bulkActions")).isEmpty();
        assertThat(callings.rest(namesake, "DELETE", "/bulk-actions/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void anActionEndsWithTheKeyOfWhoAsked() {
        String root = Callings.token(installed, "root2", "admin");
        Made made = Callings.made(installed, Kind.TOKEN, "soon-gone", "operator");
        for (int i = 0; i < 50; i++) {
            mine.add(started("in-a"));
        }
        String id = slow(made.secret(), "stop");
        installed.cabinet().revoke(Kind.TOKEN, made.credential().id());
        JsonNode answer = callings.rest(root, "GET", "/bulk-actions/" + id, "").body();
        while (!answer.has("endedAt")) {
            answer = callings.rest(root, "GET", "/bulk-actions/" + id, "").body();
        }
        assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("FAILED");
        assertThat(answer.path("message").asText()).contains("soon-gone has ended");
        assertThat(mine.stream().filter(arn -> status(arn) == ExecutionStatus.RUNNING)).isNotEmpty();
    }

    private ExecutionStatus status(String arn) {
        return installed.engine().executions().describe(arn).status();
    }
}
