package dev.pawl.server.rest.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.store.ExecutionRecord;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approvals over HTTP, on a whole server with an SQLite file. */
class ApprovalRoutesTest {
    private static final String PAY = "{\"Title\":\"Pay\",\"Approvers\":{\"Groups\":[\"finance\"]},\"Quorum\":2,"
            + "\"Requester\":\"erin\"}";

    @TempDir
    private Path folder;
    private AskingServer server;

    @BeforeEach
    void start() {
        server = new AskingServer(folder.resolve("pawl.db"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart() {
        server.close();
        start();
    }

    @Test
    void aRequestIsFoundDiscussedAndDecidedAlsoAfterARestart() {
        String execution = server.ask(PAY);
        assertThat(server.get("alice", "/approvals?for=me").path("approvals")).singleElement()
                .satisfies(one -> assertThat(one.path("title").asText()).isEqualTo("Pay"));
        server.act("alice", "ask", "{\"text\":\"What for?\"}");
        assertThat(server.get("erin", "/approvals?for=me").path("approvals")).hasSize(1);
        server.act("erin", "answer", "{\"text\":\"Travel\"}");
        server.act("bob", "comment", "{\"text\":\"Hm\"}");
        server.act("bob", "delegate", "{\"to\":\"carol\",\"comment\":\"I am away\"}");
        server.act("alice", "approve", "{\"comment\":\"fine\"}");
        restart();
        JsonNode shown = server.get("carol", "/approvals/" + server.id());
        assertThat(shown.path("waitsFor").toString()).isEqualTo("[\"carol\"]");
        assertThat(shown.at("/questions/0/answer/text").asText()).isEqualTo("Travel");
        JsonNode decided = server.act("carol", "approve", "{}");
        assertThat(decided.path("status").asText()).isEqualTo("APPROVED");

        ExecutionRecord ended = server.installed().ended(execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output().orElseThrow().value().at("/Approvals/1/InPlaceOf").asText()).isEqualTo("bob");
        assertThat(server.get("erin", "/approvals/" + server.id() + "/audit").path("entries").findValuesAsText("act"))
                .containsExactly("requested", "asked", "answered", "commented", "delegated", "voted", "voted",
                        "decided");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | POST | /approvals/ID/approve | {} | 401 | NameRequired",
            "carol | POST | /approvals/ID/approve | {} | 403 | NotAsked",
            "erin | POST | /approvals/ID/approve | {} | 403 | NotAsked",
            "alice | POST | /approvals/nothing/approve | {} | 404 | ApprovalDoesNotExist",
            "alice | POST | /approvals/ID/approve | {\"answers\":{\"a\":1}} | 400 | InvalidRequest",
            "alice | POST | /approvals/ID/approve | {\"comment\":5} | 400 | InvalidRequest",
            "alice | POST | /approvals/ID/claim | {} | 409 | ApprovalConflict",
            "alice | POST | /approvals/ID/delegate | {\"to\":\"erin\"} | 403 | NotAsked",
            "alice | POST | /approvals/ID/delegate | {\"to\":\"nobody\"} | 400 | InvalidRequest",
            "alice | POST | /approvals/ID/delegate | {\"to\":\"bob\"} | 409 | ApprovalConflict",
            "alice | POST | /approvals/ID/comment | {} | 400 | InvalidRequest",
            "alice | GET | /approvals?status=what | '' | 400 | InvalidRequest",
            "alice | GET | /approvals?order=what | '' | 400 | InvalidRequest",
            "alice | GET | /approvals?after=what | '' | 400 | InvalidRequest",
            "alice | GET | /approvals?dueBefore=soon | '' | 400 | InvalidRequest",
            "alice | GET | /approvals/nothing | '' | 404 | ApprovalDoesNotExist"})
    void whatCannotBeDoneIsSaidClearly(String user, String method, String path, String body, int status, String name) {
        server.ask(PAY);
        HttpResponse<String> answer = server.send(user, method, "/api/v1" + path.replace("ID", server.id()), body);
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode problem = Json.read(answer.body());
        assertThat(problem.path("title").asText()).isEqualTo(name);
        assertThat(problem.path("detail").asText()).startsWith("Expected ");
    }

    @Test
    void theWayIsWhatTheServerSeesAndNotWhatTheCallerSays() {
        server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]}}");
        comment("Sec-Fetch-Site", "same-origin");
        comment("Sec-Fetch-Site", "none");
        comment("Cookie", "a=b; pawl-session=x");
        comment("User-Agent", "pawl/0.1.0");
        comment("X-Nothing", "");
        assertThat(server.send("alice", "POST", "/api/v1/approvals/" + server.id() + "/comment",
                "{\"text\":\"hm\",\"way\":\"LINK\"}").statusCode()).isEqualTo(400);
        assertThat(server.get("", "/approvals/" + server.id() + "/audit").path("entries").findValuesAsText("way"))
                .containsExactly("ENGINE", "CONSOLE", "REST", "CONSOLE", "CLI", "REST");
    }

    private void comment(String header, String value) {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(server.url() + "/api/v1/approvals/" + server.id() + "/comment"))
                .header("Pawl-User", "alice").header("Content-Type", "application/json").header(header, value)
                .POST(BodyPublishers.ofString("{\"text\":\"hm\"}"));
        assertThat(server.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestTellsItsStateItsSeatsItsTimesAndWhatTheCallerMayDo() {
        server.ask("""
                {"Title":"Pay","Approvers":{"Groups":["finance"],"Users":["carol"]},"Requester":"erin","Reminders":60,
                 "Escalation":[{"After":3600,"To":{"Users":["erin"]}}],"SelfApproval":true}""");
        server.act("carol", "delegate", "{\"to\":\"erin\"}");
        JsonNode shown = server.get("alice", "/approvals/" + server.id());
        assertThat(shown.path("state").asText()).isEqualTo("Ask");
        assertThat(shown.path("seats").toString()).isEqualTo("""
                [{"seat":"alice","holder":"alice","groups":["finance"],"escalated":false},\
                {"seat":"bob","holder":"bob","groups":["finance"],"escalated":false},\
                {"seat":"carol","holder":"erin","groups":[],"escalated":false}]""");
        assertThat(shown.at("/people/alice").asText()).isEqualTo("Alice <A>");
        assertThat(shown.at("/timetable/remindEverySeconds").asInt()).isEqualTo(60);
        assertThat(Instant.parse(shown.at("/timetable/nextReminder").asText()))
                .isEqualTo(Instant.parse(shown.path("createdAt").asText()).plusSeconds(60));
        assertThat(shown.at("/timetable/escalations/0/to/0").asText()).isEqualTo("erin");
        assertThat(shown.path("you").toString()).isEqualTo("""
                {"may":["approve","reject","ask","comment","claim","delegate"],"questions":[],"name":"alice",\
                "waits":true,"excluded":false}""");
        assertThat(server.get("carol", "/approvals/" + server.id()).at("/you/may").toString())
                .isEqualTo("[\"comment\"]");
        assertThat(server.get("", "/approvals/" + server.id()).path("you").toString())
                .isEqualTo("{\"may\":[],\"questions\":[]}");
    }

    @Test
    void whoIsConfiguredCanBeNamed() {
        assertThat(server.get("", "/people").path("people").findValuesAsText("name")).containsExactly("alice", "bob",
                "carol", "erin");
        assertThat(server.get("", "/people").at("/people/0").toString())
                .isEqualTo("{\"name\":\"alice\",\"displayName\":\"Alice <A>\",\"groups\":[\"finance\"]}");
    }

    @Test
    void mistakesInAnswersAreToldWithTheirPlaces() {
        server.ask("""
                {"Title":"Pay","Approvers":{"Users":["alice"]},"Form":{"required":["account"],"properties":{
                 "rows":{"items":{"properties":{"sum":{"minimum":5}}}}}}}""");
        HttpResponse<String> answer = server.send("alice", "POST", "/api/v1/approvals/" + server.id() + "/approve",
                "{\"answers\":{\"rows\":[{\"sum\":7},{\"sum\":3}]}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).path("errors").toString())
                .isEqualTo("[{\"pointer\":\"/answers/account\",\"detail\":\"is needed\"},"
                        + "{\"pointer\":\"/answers/rows/1/sum\",\"detail\":\"must have a minimum value of 5\"}]");
    }

    @Test
    void whatIsDecidedIsListedNewestFirst() {
        for (int i = 0; i < 3; i++) {
            server.ask("{\"Title\":\"Pay " + i + "\",\"Approvers\":{\"Users\":[\"alice\"]}}");
            server.act("alice", i == 1 ? "reject" : "approve", "{}");
        }
        String path = "/approvals?status=APPROVED,REJECTED&order=newest";
        assertThat(server.get("", path).path("approvals").findValuesAsText("title"))
                .containsExactly("Pay 2", "Pay 1", "Pay 0");
        JsonNode first = server.get("", path + "&limit=1");
        assertThat(server.get("", path + "&limit=1&after=" + first.path("after").asText()).path("approvals")
                .findValuesAsText("title")).containsExactly("Pay 1");
        assertThat(server.get("", path).at("/approvals/0/decidedBy").asText()).isEqualTo("alice");
    }

    @Test
    void manyWhoVoteAtOnceTipTheQuorumOnce() throws InterruptedException, ExecutionException {
        String execution = server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\",\"bob\",\"carol\","
                + "\"erin\"]},\"Quorum\":2}");
        String path = "/api/v1/approvals/" + server.id() + "/approve";
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService voters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String voter : List.of("alice", "bob", "carol", "erin", "alice", "bob", "carol", "erin")) {
                answers.add(voters.submit(() -> server.send(voter, "POST", path, "{}").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnly(200, 409).filteredOn(status -> status == 200).hasSize(2);
        assertThat(server.last().course().votes()).hasSize(2);
        assertThat(server.installed().ended(execution).output().orElseThrow().value().path("Approvals")).hasSize(2);
        assertThat(server.get("", "/approval-audit").path("entries").findValuesAsText("act"))
                .containsExactly("requested", "voted", "voted", "decided");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "UPDATE approval_audit SET entry = replace(entry, 'alice', 'carol') WHERE seq = 2 | 2 | was changed",
            "UPDATE approval_audit SET entry = 'x' WHERE seq = 3 | 3 | was changed",
            "DELETE FROM approval_audit WHERE seq = 2 | 3 | Expected entry 2",
            "DELETE FROM approval_audit WHERE seq > 3 | 4 | are missing",
            "DELETE FROM approval_audit WHERE seq > 3; UPDATE approval_head SET seq = 3, hash = (SELECT hash FROM approval_audit WHERE seq = 3) | 3 | seal",
            "DELETE FROM approval | 1 | is missing",
            "UPDATE approval SET document = replace(document, 'APPROVE', 'REJECT') | 4 | was changed",
            "UPDATE approval SET document = document, version = 1 | 1 | was changed",
            "INSERT INTO approval (id, status, execution, version, document) VALUES ('x', 1, 'y', 9, '{}') | 4 | but there are 2",
            "UPDATE approval_audit SET seq = -seq WHERE seq IN (2, 3); UPDATE approval_audit SET seq = 5 + seq WHERE seq < 0 | 2 | was changed",
            "DELETE FROM approval_audit; DELETE FROM approval; UPDATE approval_head SET seq = 0, hash = '', seal = '' | 0 | made anew"})
    void whoeverEditsTheDatabaseByHandIsNoticed(String edit, long entry, String text) throws SQLException {
        server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Groups\":[\"finance\"]}}");
        server.act("alice", "comment", "{\"text\":\"Let me see\"}");
        server.act("alice", "approve", "{}");
        JsonNode before = server.get("", "/approval-audit/verification");
        assertThat(before.path("intact").asBoolean()).isTrue();
        assertThat(before.path("entries").asInt()).isEqualTo(4);
        server.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pawl.db"));
                Statement statement = connection.createStatement()) {
            for (String one : edit.split(";", -1)) {
                statement.executeUpdate(one);
            }
        }
        start();
        JsonNode after = server.get("",
                "/approval-audit/verification?contains=" + before.path("head").asText());
        assertThat(after.path("intact").asBoolean()).isFalse();
        assertThat(after.at("/broken/entry").asLong()).isEqualTo(entry);
        assertThat(after.at("/broken/text").asText()).contains(text);
    }
}
