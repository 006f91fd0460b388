package dev.pawl.dsl.jsonata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a container is started with instead of what its definition says.
 *
 * @param command
 *            empty for that of the definition
 * @param environment
 *            objects with Name and Value
 */
record Overrides(List<Value<?>> command, List<Value<?>> environment) {
    static final Overrides NONE = new Overrides(List.of(), List.of());

    Overrides {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    Overrides command(Object... words) {
        return new Overrides(Arrays.stream(words).<Value<?>>map(w -> w instanceof Value<?> v ? v : Jsonata.value(w))
                .toList(), environment);
    }

    Overrides environment(String name, Value<?> value) {
        List<Value<?>> more = new ArrayList<>(environment);
        more.add(Jsonata.object().put("Name", name).put("Value", value));
        return new Overrides(command, more);
    }

    boolean isEmpty() {
        return command.isEmpty() && environment.isEmpty();
    }

    ObjectValue into(ObjectValue object) {
        ObjectValue with = command.isEmpty() ? object : object.put("Command", new ArrayValue<Object>(objects(command)));
        return environment.isEmpty() ? with : with.put("Environment", new ArrayValue<Object>(objects(environment)));
    }

    private static List<Value<? extends Object>> objects(List<Value<?>> values) {
        return List.copyOf(values);
    }
}
