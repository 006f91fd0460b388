package dev.pawl.limit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Variables;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.Claims.Capacity;
import dev.pawl.store.Claims.Place;
import dev.pawl.store.Claims.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All limits at a moment. Never changes. */
public final class Limits {
    static final Limits NONE = new Limits(Map.of());
    private static final int LONGEST_KEY = 256;

    private final Map<String, Limit> byName;
    private final List<Limit> ofExecutions;
    private final List<Limit> ofTasks;

    Limits(Map<String, Limit> byName) {
        this.byName = new TreeMap<>(byName);
        // those who need several places ask in the order of names, so that nobody waits in a circle
        List<Limit> all = this.byName.values().stream().sorted(Comparator.comparing(Limit::name)).toList();
        ofExecutions = all.stream().filter(limit -> limit.applies().toExecutions()).toList();
        ofTasks = all.stream().filter(limit -> !limit.applies().toExecutions()).toList();
    }

    /** All, by name. */
    public List<Limit> all() {
        return List.copyOf(byName.values());
    }

    /** The limit of that name. */
    public Optional<Limit> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** How many places the groups of a limit have; any number if the limit is gone. */
    Capacity capacity(String name) {
        return find(name).map(Limit::capacity).orElse(Capacity.UNLIMITED);
    }

    /** Places that a task needs before it is called. */
    List<Place> ofTask(String resource) {
        return ofTasks.stream()
                .filter(limit -> limit.applies().resources().stream().anyMatch(some -> some.matches(resource)))
                .map(limit -> new Place(limit.name(), limit.group(""), 0)).toList();
    }

    /**
     * Places that an execution needs before it begins.
     *
     * @throws KeyException
     *             if that cannot be found out
     */
    List<Wanted> ofExecution(ExecutionInfo execution, Supplier<Map<String, String>> tags, Ambient ambient) {
        return ofExecutions.stream().filter(limit -> applies(limit, execution, tags))
                .map(limit -> wanted(limit, execution, ambient)).toList();
    }

    private static boolean applies(Limit limit, ExecutionInfo execution, Supplier<Map<String, String>> tags) {
        List<Wildcard> machines = limit.applies().machines();
        return (machines.isEmpty() || machines.stream().anyMatch(some -> some.matches(execution.stateMachineName())
                || some.matches(execution.stateMachineArn())))
                && (limit.applies().tags().isEmpty()
                        || tags.get().entrySet().containsAll(limit.applies().tags().entrySet()));
    }

    private static Wanted wanted(Limit limit, ExecutionInfo execution, Ambient ambient) {
        String key = limit.key().map(expression -> text(limit, evaluate(limit, "key", expression, execution, ambient)))
                .orElse("");
        long priority = limit.waiting().priority()
                .map(expression -> number(limit, evaluate(limit, "priority", expression, execution, ambient)))
                .orElse(0L);
        return new Wanted(new Place(limit.name(), limit.group(key), priority), limit.capacity(),
                limit.waiting().whenFull(), limit.waiting().most());
    }

    private static JsonNode evaluate(Limit limit, String what, JsonataExpression expression, ExecutionInfo execution,
            Ambient ambient) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("Execution").put("Id", execution.arn()).put("Name", execution.name());
        context.putObject("StateMachine").put("Id", execution.stateMachineArn())
                .put("Name", execution.stateMachineName());
        try {
            return expression.evaluate(Scope.of(execution.input().value(), context, Variables.NONE, ambient), what);
        } catch (EvaluationException e) {
            throw new KeyException("Expected the " + what + " of the limit " + limit.name()
                    + " to be in the input, but: " + e.getMessage());
        }
    }

    private static String text(Limit limit, JsonNode value) {
        if (value.isValueNode() && !value.isNull() && value.asText().length() <= LONGEST_KEY
                && !value.asText().isEmpty()) {
            return value.asText();
        }
        throw new KeyException("Expected the key of the limit " + limit.name() + " to be a text of up to " + LONGEST_KEY
                + " characters, a number, true or false, but it is another value");
    }

    private static long number(Limit limit, JsonNode value) {
        if (value.isNumber() && value.canConvertToInt()) {
            return value.intValue();
        }
        throw new KeyException("Expected the priority of the limit " + limit.name()
                + " to be a whole number, but it is another value");
    }
}
