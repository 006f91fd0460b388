package dev.pawl.server.hostile;

import dev.pawl.server.TestServer;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.hostile.HostileRequest.Known;
import dev.pawl.server.hostile.HostileRequest.Target;
import dev.pawl.server.rest.RestApi;
import dev.pawl.server.rest.openapi.ApiDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a server can be asked for, by its own tables, so that nothing new is left out. */
final class HostileTarget {
    /** Routes that answer before the table of routes is asked. */
    private static final List<Known> SESSION = List.of(new Known("GET /session", Set.of(), Set.of()),
            new Known("POST /session", Set.of(), Set.of("accessKeyId", "secretAccessKey")),
            new Known("DELETE /session", Set.of(), Set.of()));

    private HostileTarget() {}

    /** All there is. */
    record Table(List<Known> operations, List<Known> routes, List<String> prefixes) {}

    /** Of a server with that configuration. */
    static Table table(Path folder, String configuration) {
        ApiDocument document = ApiDocument.read();
        List<Known> routes = new ArrayList<>(SESSION);
        List<String> prefixes;
        try (Installed server = new Installed(folder.resolve("table.db"), configuration, Map.of())) {
            server.routes().forEach(route -> routes.add(document.inputs(route.method(), route.path())
                    .map(inputs -> new Known(route.method() + " " + route.path(), inputs.query(),
                            inputs.body().orElse(Set.of())))
                    .orElseGet(() -> new Known(route.method() + " " + route.path(), Set.of(), Set.of()))));
            prefixes = server.prefixes().stream().filter(prefix -> !prefix.startsWith(RestApi.PREFIX)).toList();
        }
        List<Known> operations = TestServer.MODEL.operations().stream()
                .map(operation -> new Known(operation.name(), Set.of(), operation.input().members().keySet())).toList();
        return new Table(operations, routes, prefixes);
    }

    static Target of(String host, Table table, Supplier<String> cookie) {
        return new Target(host, table.operations(), table.routes(), table.prefixes(), cookie);
    }
}
