package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.access.AccessException;
import dev.pawl.server.access.KeyCabinet;
import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.auth.Principal;
import dev.pawl.store.AuditLog.Note;
import dev.pawl.store.Credentials.Credential;
import dev.pawl.store.Credentials.Kind;
import dev.pawl.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which keys are meant, and where: at a running server, or in the store itself. */
final class KeyOptions {
    @Mixin
    private Remote remote = new Remote();

    @Mixin
    private Database database = new Database();

    @Option(names = "--direct", description = "Open the store itself, as for the first key. An SQLite file must not be served meanwhile; of PostgreSQL the servers follow within seconds.")
    private boolean direct;

    @Option(names = "--master-key", paramLabel = "NAME", description = "With --direct: the environment variable that holds access.masterKey of the servers. Default: PAWL_MASTER_KEY, if it is set.")
    private String masterKey = "PAWL_MASTER_KEY";

    @Option(names = "--tokens", description = "Bearer tokens instead of access keys.")
    private boolean tokens;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean direct() {
        return direct;
    }

    boolean json() {
        return json;
    }

    Kind kind() {
        return tokens ? Kind.TOKEN : Kind.KEY;
    }

    String path() {
        return tokens ? "/access/tokens" : "/access/keys";
    }

    JsonNode call(String method, String below, Optional<JsonNode> body) {
        return remote.call(method, path() + below, body);
    }

    /** Does something with the keys in the store. */
    JsonNode cabinet(String operation, Function<KeyCabinet, JsonNode> work) {
        String key = Optional.ofNullable(System.getenv(masterKey)).orElse("");
        try (Store store = database.open()) {
            JsonNode done = work.apply(KeyCabinet.on(store.credentials(), store.secret(), key, Clock.systemUTC()));
            if (!operation.isEmpty()) {
                store.audit().append(List.of(new Note(Instant.ofEpochMilli(Clock.systemUTC().millis()),
                        operator().name(), operation + (tokens ? "Token" : "AccessKey"), "*", "ALLOWED",
                        Map.of("by", "STORE", "result", done.path("id").asText("*")))));
            }
            return done;
        } catch (AccessException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Whoever can open the store may do everything with it. */
    static Principal operator() {
        return Principal.admin("command-line");
    }

    static ObjectNode json(Credential one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", one.id()).put("name", one.name());
        ArrayNode grants = json.putArray("grants");
        one.grants().lines().forEach(grants::add);
        json.put("createdBy", one.createdBy()).put("createdAt", one.createdAt().toString());
        one.expiresAt().ifPresent(at -> json.put("expiresAt", at.toString()));
        one.usedAt().ifPresent(at -> json.put("lastUsedAt", at.toString()));
        return json;
    }

    static ObjectNode json(Made made) {
        return json(made.credential()).put(made.credential().kind() == Kind.KEY ? "secret" : "token", made.secret());
    }
}
