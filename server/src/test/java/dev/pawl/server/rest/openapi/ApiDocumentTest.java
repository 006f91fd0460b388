package dev.pawl.server.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.TestServer;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import dev.pawl.server.rest.Route;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDocumentTest {
    /** Answered before anybody is asked who calls, and so no routes. */
    private static final Set<String> NO_ROUTES = Set.of("GET /session", "POST /session", "DELETE /session");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final JsonNode DOCUMENT = ApiDocument.read().json();

    @TempDir
    private Path folder;

    /** An operation of the document. */
    private record Described(String method, String path, JsonNode json) {
        String name() {
            return method + " " + path;
        }
    }

    private static List<Described> operations() {
        List<Described> all = new ArrayList<>();
        DOCUMENT.path("paths").properties().forEach(path -> path.getValue().properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                all.add(new Described(entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue()));
            }
        }));
        return all;
    }

    private List<Route> routes() {
        try (Installed installed = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            return installed.routes();
        }
    }

    @Test
    void isOpenApi() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        assertThat(new OpenAPIV3Parser().readContents(Json.write(DOCUMENT), null, options).getMessages()).isEmpty();
        assertThat(DOCUMENT.path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void hasEveryRouteAndNoOther() {
        Set<String> described = operations().stream().map(Described::name)
                .collect(Collectors.toCollection(TreeSet::new));
        described.removeAll(NO_ROUTES);
        assertThat(routes()).extracting(route -> route.method() + " " + route.path())
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void saysByWhichNameAccessIsGranted() {
        Map<String, String> grants = operations().stream().filter(operation -> !NO_ROUTES.contains(operation.name()))
                .collect(Collectors.toMap(Described::name, operation -> operation.json().path("x-grant").asText()));
        assertThat(routes().stream()
                .collect(Collectors.toMap(route -> route.method() + " " + route.path(), Route::operation)))
                .isEqualTo(grants);
    }

    @Test
    void namesEveryOperationOnceAndAllPartsOfItsPath() {
        List<String> ids = operations().stream().map(operation -> operation.json().path("operationId").asText())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
        operations().forEach(operation -> {
            Set<String> named = new HashSet<>();
            DOCUMENT.path("paths").path(operation.path()).path("parameters")
                    .forEach(parameter -> named.add("{" + parameter.path("name").asText() + "}"));
            assertThat(named).as(operation.path()).containsExactlyInAnyOrderElementsOf(
                    List.of(operation.path().split("/", -1)).stream().filter(part -> part.startsWith("{")).toList());
        });
    }

    @Test
    void refersOnlyToWhatItHasAndHasOnlyWhatItRefersTo() {
        Set<String> references = new TreeSet<>();
        DOCUMENT.findValuesAsText("$ref").forEach(reference -> references.add(reference.substring(1)));
        Set<String> components = new TreeSet<>();
        for (String kind : List.of("schemas", "responses", "parameters")) {
            DOCUMENT.path("components").path(kind).fieldNames()
                    .forEachRemaining(name -> components.add("/components/" + kind + "/" + name));
        }
        assertThat(references).isEqualTo(components);
    }

    /** What AWS's operation takes is taken here, too, but for what stands in the path. */
    @Test
    void bodiesAreThoseOfTheWire() {
        for (Described operation : operations()) {
            var model = TestServer.MODEL.operation(operation.json().path("x-grant").asText());
            var members = ApiDocument.read().inputs(operation.method(), operation.path()).orElseThrow().body();
            if (model.isPresent() && operation.json().has("requestBody")) {
                assertThat(members.orElseThrow()).as(operation.name()).isEqualTo(taken(model.get(), operation));
            }
        }
    }

    private static Set<String> taken(OperationModel model, Described operation) {
        Set<String> members = new HashSet<>(model.input().members().keySet());
        if (operation.path().contains("{arn}")) {
            members.removeIf(name -> name.endsWith("Arn") && !name.equals("roleArn"));
        }
        if (model.name().equals("ValidateStateMachineDefinition")) {
            // all are always told here
            members.removeAll(Set.of("severity", "maxResults"));
            switch (operation.path()) {
                case "/graphs" -> members.remove("type");
                // ours: advice beside what AWS says
                case "/definitions/validation" -> members.add("lint");
                default -> throw new AssertionError(operation.path());
            }
        }
        return members;
    }

    @Test
    void isServedAndHoldsForRequests() {
        try (Installed installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
                RestClient rest = new RestClient(installed.port())) {
            assertThat(rest.get("/openapi.json")).isEqualTo(DOCUMENT);
            assertThat(rest.refused("GET", "/machines?limits=3")).isEqualTo("400 InvalidRequest");
            assertThat(rest.send("POST", "/executions", "{\"stateMachineArn\":\"x\",\"inputs\":\"{}\"}").body()
                    .path("detail").asText()).contains("stateMachineArn, name, input", "found inputs");
        }
    }
}
