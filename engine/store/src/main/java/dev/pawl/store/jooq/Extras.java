package dev.pawl.store.jooq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.store.NewExecution;
import dev.pawl.store.jooq.Tables.Execution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What the row of an execution says besides its columns, as JSON: only what does not follow from its ARN and
 * its
 * machine's revision. Nearly always nothing.
 */
final class Extras {
    private static final String NAME = "name";
    private static final String MACHINE_ARN = "machineArn";
    private static final String MACHINE_NAME = "machineName";
    private static final String ROLE = "role";
    private static final String REGION = "region";
    private static final String VERSION = "version";
    private static final String ALIAS = "alias";
    private static final String TRACE = "trace";
    private static final String PARENT = "parent";
    private static final String FORK_OF = "forkOf";
    private static final String FORK = "fork";
    private static final int REGION_PART = 3;

    private final JsonNode extra;

    Extras(@Nullable String text) {
        extra = text == null ? JsonNodeFactory.instance.objectNode() : Json.read(text);
    }

    /** The text of what does not follow; empty if all does. */
    static String write(NewExecution execution, MachineFacts machine) {
        ExecutionInfo info = execution.info();
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        put(extra, NAME, info.name(), nameOf(info.arn()));
        put(extra, MACHINE_ARN, info.stateMachineArn(), machine.arn());
        put(extra, MACHINE_NAME, info.stateMachineName(), machine.name());
        put(extra, ROLE, info.roleArn(), machine.roleArn());
        put(extra, REGION, info.region(), regionOf(info.arn()));
        info.stateMachineVersionArn().ifPresent(v -> extra.put(VERSION, qualifier(v, machine)));
        info.stateMachineAliasArn().ifPresent(a -> extra.put(ALIAS, qualifier(a, machine)));
        execution.traceHeader().ifPresent(t -> extra.put(TRACE, t));
        execution.parentArn().ifPresent(p -> extra.put(PARENT, p));
        execution.fork().map(Fork::origin).ifPresent(origin -> put(extra, origin));
        return extra.isEmpty() ? "" : Json.write(extra);
    }

    private static void put(ObjectNode extra, ForkOrigin origin) {
        ObjectNode fork = extra.put(FORK_OF, Long.toString(origin.executionKey())).putObject(FORK)
                .put("arn", origin.executionArn()).put("event", origin.eventId()).put("state", origin.state());
        origin.by().ifPresent(who -> fork.put("by", who));
        ArrayNode edited = fork.putArray("edited");
        origin.edited().forEach(edited::add);
    }

    /** The key of the original, in a query: written as the index on it is. */
    static Field<String> forkOf(DSLContext sql) {
        return member(sql, FORK_OF);
    }

    /** The version's number, in a query: written as the index on it is. */
    static Field<String> version(DSLContext sql) {
        return member(sql, VERSION);
    }

    /** The alias's name, in a query: written as the index on it is. */
    static Field<String> alias(DSLContext sql) {
        return member(sql, ALIAS);
    }

    private static Field<String> member(DSLContext sql, String key) {
        return sql.family() == SQLDialect.SQLITE
                ? DSL.field("json_extract({0}, {1})", String.class, Execution.EXTRA, DSL.inline("$." + key))
                : DSL.field("({0}::json ->> {1})", String.class, Execution.EXTRA, DSL.inline(key));
    }

    ExecutionInfo info(String arn, MachineFacts machine, Instant startedAt, Payload input) {
        return new ExecutionInfo(arn, text(NAME).orElseGet(() -> nameOf(arn)), text(MACHINE_ARN).orElse(machine.arn()),
                text(MACHINE_NAME).orElse(machine.name()), text(ROLE).orElse(machine.roleArn()),
                text(REGION).orElseGet(() -> regionOf(arn)), startedAt, input, qualified(VERSION, machine),
                qualified(ALIAS, machine));
    }

    Optional<String> traceHeader() {
        return text(TRACE);
    }

    Optional<String> parentArn() {
        return text(PARENT);
    }

    Optional<ForkOrigin> forkedFrom() {
        JsonNode fork = extra.path(FORK);
        if (!fork.isObject()) {
            return Optional.empty();
        }
        List<String> edited = new ArrayList<>();
        fork.path("edited").forEach(what -> edited.add(what.asText()));
        return Optional.of(new ForkOrigin(fork.path("arn").asText(), extra.path(FORK_OF).asLong(),
                fork.path("event").asLong(), fork.path("state").asText(),
                Optional.ofNullable(fork.get("by")).map(JsonNode::asText), edited));
    }

    /** What follows the machine's ARN: that is in the row already, and in an index short is fast. */
    private static String qualifier(String arn, MachineFacts machine) {
        return arn.startsWith(machine.arn() + ":") ? arn.substring(machine.arn().length() + 1) : arn;
    }

    private Optional<String> qualified(String key, MachineFacts machine) {
        return text(key).map(value -> value.contains(":") ? value : machine.arn() + ":" + value);
    }

    private Optional<String> text(String key) {
        JsonNode value = extra.get(key);
        return value == null ? Optional.empty() : Optional.of(value.textValue());
    }

    private static void put(ObjectNode extra, String key, String value, String follows) {
        if (!value.equals(follows)) {
            extra.put(key, value);
        }
    }

    private static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String regionOf(String arn) {
        int from = 0;
        for (int part = 0; part < REGION_PART; part++) {
            from = arn.indexOf(':', from) + 1;
            if (from == 0) {
                return "";
            }
        }
        int to = arn.indexOf(':', from);
        return to < 0 ? "" : arn.substring(from, to);
    }
}
