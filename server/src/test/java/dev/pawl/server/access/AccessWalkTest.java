package dev.pawl.server.access;

import java.util.stream.Stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.Executions;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Json;
import dev.pawl.server.TestServer;
import dev.pawl.server.access.Callings.Answer;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.auth.Permission;
import dev.pawl.server.auth.Permissions;
import dev.pawl.server.auth.Role;
import dev.pawl.server.rest.RestClient;
import dev.pawl.server.rest.Route;
import dev.pawl.store.Credentials.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All operations and routes there are, called by all roles about what their grant reaches, what it does not,
 * and what
 * does not exist: over HTTP, and made from the tables of operations and routes, so that a new one is covered.
 */
class AccessWalkTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    /**
     * About nothing, or about what has no machine; refused without a grant on everything unless lists are sifted.
     */
    private static final Set<String> LISTS = Set.of("ListStateMachines", "ListActivities", "ListExecutions");

    @TempDir
    private static Path folder;
    private static Installed installed;
    private static Callings callings;
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        for (String name : List.of("in-a", "out-a", "Out-tagged")) {
            installed.machine(name, "STANDARD", PASS);
        }
        Callings.made(installed, Kind.KEY, "root", "admin");
        for (Role role : Role.values()) {
            TOKENS.put(role, Callings.token(installed, role.text(), role.text() + ":in-*"));
        }
        callings = new Callings(installed.url());
    }

    @AfterAll
    static void stop() {
        callings.close();
        installed.close();
    }

    private static String token(Role role) {
        return TOKENS.getOrDefault(role, "");
    }

    /** A request of an operation about a machine, an activity, an execution of that name. */
    private static ObjectNode input(OperationModel operation, String name) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        operation.input().members().forEach((member, shape) -> {
            JsonNode value = value(member, name, shape.required());
            if (!value.isMissingNode()) {
                input.set(member, value);
            }
        });
        if (operation.name().equals("ListExecutions")) {
            input.remove("mapRunArn");
        }
        return input;
    }

    private static JsonNode value(String member, String name, boolean required) {
        String text = switch (member) {
            case "stateMachineArn", "resourceArn" -> ARN + "stateMachine:" + name;
            case "stateMachineVersionArn" -> ARN + "stateMachine:" + name + ":1";
            case "stateMachineAliasArn" -> ARN + "stateMachine:" + name + ":prod";
            case "executionArn" -> ARN + "execution:" + name + ":e1";
            case "activityArn" -> ARN + "activity:" + name;
            case "mapRunArn" -> ARN + "mapRun:" + name + "/Label:f0c4e2d7-0000-0000-0000-000000000000";
            case "taskToken" -> new TaskToken(ARN + "execution:" + name + ":e1", 3, 0, "secret").encode();
            case "roleArn" -> "arn:aws:iam::123456789012:role/r";
            case "definition" -> PASS;
            case "output" -> "{}";
            default -> required ? name : "";
        };
        return switch (member) {
            case "routingConfiguration" -> Json.read("[{\"stateMachineVersionArn\":\"" + ARN + "stateMachine:" + name
                    + ":1\",\"weight\":100}]");
            case "tags" -> required ? Json.read("[]") : JsonNodeFactory.instance.missingNode();
            case "tagKeys" -> Json.read("[\"k\"]");
            default ->
                text.isEmpty() ? JsonNodeFactory.instance.missingNode() : JsonNodeFactory.instance.textNode(text);
        };
    }

    private static Permission needed(String operation) {
        return Permissions.of(operation).orElseThrow();
    }

    @Test
    void every_operation_asks_for_the_role_and_for_the_grant() {
        List<String> wrong = new ArrayList<>();
        for (OperationModel operation : TestServer.MODEL.operations()) {
            ObjectNode in = input(operation, "in-b");
            ObjectNode out = input(operation, "out-a");
            boolean about = !in.equals(out);
            for (Role role : Role.values()) {
                boolean mayBe = role.permits(needed(operation.name()));
                if (operation.name().equals("GetActivityTask") && mayBe) {
                    in.put("activityArn", ARN + "activity:in-none");
                }
                check(wrong, operation.name() + " " + role + " in", mayBe,
                        callings.wire(token(role), operation.name(), Json.write(in)));
                check(wrong, operation.name() + " " + role + " out",
                        mayBe && !about, callings.wire(token(role), operation.name(), Json.write(out)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(List<String> wrong, String what, boolean allowed, Answer answer) {
        boolean refused = answer.code().equals("AccessDeniedException");
        if (refused == allowed || answer.status() >= 500
                || (answer.code().equals("ValidationException") && !allowed)) {
            wrong.add(what + ": " + answer.status() + " " + answer.code() + " " + answer.body().path("message"));
        }
    }

    private static String path(Route route, String name) {
        String path = route.path();
        String value = ARN + (path.startsWith("/executions")
                ? "execution:" + name + ":e1"
                : path.startsWith("/activities")
                        ? "activity:" + name
                        : path.startsWith("/map-runs")
                                ? "mapRun:" + name + "/Label:f0c4e2d7-0000-0000-0000-000000000000"
                                : path.startsWith("/versions")
                                        ? "stateMachine:" + name + ":1"
                                        : path.startsWith("/aliases")
                                                ? "stateMachine:" + name + ":prod"
                                                : "stateMachine:" + name);
        return path.replace("{arn}", RestClient.encoded(value)).replaceAll("\\{[a-z]+\\}", "nobody-knows");
    }

    /**
     * Nobody whose role is too small gets anything but a refusal, or to hear that the request is wrong in itself.
     */
    @Test
    void every_route_refuses_roles_that_are_too_small_and_what_is_out_of_reach() {
        List<String> wrong = new ArrayList<>();
        for (Route route : installed.routes()) {
            Permission needed = needed(route.operation());
            Stream.of(Role.values()).filter(role -> mustRefuse(route, needed, role)).forEach(role -> {
                String name = role.permits(needed) ? "out-a" : "in-a";
                Answer answer = callings.rest(token(role), route.method(), path(route, name), body(route));
                if (answer.status() != 403 && answer.status() != 400) {
                    wrong.add(route.method() + " " + route.path() + " " + role + ": " + answer.status());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean mustRefuse(Route route, Permission needed, Role role) {
        return needed != Permission.NONE && (!role.permits(needed) || route.path().contains("{arn}")
                || needed == Permission.ADMINISTER);
    }

    private static String body(Route route) {
        return route.method().equals("GET") || route.method().equals("DELETE") ? "" : "{}";
    }

    @Test
    void strangers_get_nothing_from_any_route() {
        for (Route route : installed.routes()) {
            String body = route.method().equals("GET") || route.method().equals("DELETE") ? "" : "{}";
            Answer answer = callings.rest("", route.method(), path(route, "in-a"), body);
            assertThat(answer.status()).as(route.method() + " " + route.path()).isIn(401, 429);
        }
    }

    /** What is there and what is not look alike to who may not know. */
    @Test
    void a_refusal_does_not_tell_whether_something_exists() {
        for (OperationModel operation : TestServer.MODEL.operations()) {
            if (LISTS.contains(operation.name())) {
                continue;
            }
            for (Role role : Role.values()) {
                Answer there = callings.wire(token(role), operation.name(), Json.write(input(operation, "out-a")));
                Answer not = callings.wire(token(role), operation.name(), Json.write(input(operation, "out-z")));
                assertThat(told(there).replace("out-a", "out-z").replaceAll("[A-Za-z0-9_-]{60,}", "TOKEN"))
                        .as(operation.name() + " " + role)
                        .isEqualTo(told(not).replaceAll("[A-Za-z0-9_-]{60,}", "TOKEN"));
            }
        }
    }

    private static String told(Answer answer) {
        return answer.status() + " " + answer.code() + " " + answer.body().path("message").asText()
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void lists_show_only_what_may_be_seen_and_pages_are_full() {
        for (int i = 0; i < 5; i++) {
            installed.machine("in-list-" + i, "STANDARD", PASS);
            installed.machine("im-list-" + i, "STANDARD", PASS);
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Answer page = callings.rest(token(Role.VIEWER), "GET", "/machines?limit=2" + after, "");
            assertThat(page.body().path("machines").size()).isLessThanOrEqualTo(2);
            page.body().path("machines").forEach(machine -> seen.add(machine.path("name").asText()));
            after = page.body().has("after") ? "&after=" + RestClient.encoded(page.body().path("after").asText()) : "";
        } while (!after.isEmpty());
        assertThat(seen).contains("in-a", "in-list-0", "in-list-4").allMatch(name -> name.startsWith("in-"));

        String arn = installed.engine().executions().start(new Executions.Start(
                ARN + "stateMachine:out-a", Optional.of("hidden"), Optional.of("{}"),
                Optional.empty())).toCompletableFuture().join().executionArn();
        installed.ended(arn);
        Answer wire = callings.wire(token(Role.VIEWER), "ListStateMachines", "{}");
        assertThat(wire.body().toString()).contains("in-a").doesNotContain("out-").doesNotContain("im-");
        assertThat(callings.rest(token(Role.VIEWER), "GET", "/executions", "").body().toString())
                .doesNotContain("hidden");
        assertThat(callings.rest(token(Role.VIEWER), "GET", "/executions?machine=out-a", "").body().toString())
                .doesNotContain("hidden");
        assertThat(callings.rest(token(Role.VIEWER), "GET", "/statistics/machines", "").body().toString())
                .doesNotContain("out-a");
    }
}
