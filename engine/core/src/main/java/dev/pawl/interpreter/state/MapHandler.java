package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataResult;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;

/** Map, and how one runs its iterations inside the execution. */
final class MapHandler {
    private MapHandler() {}

    static void begin(Turn turn, Frame frame, MapState state) {
        if (state.processor().mode() == ItemProcessor.Mode.DISTRIBUTED) {
            DistributedMap.begin(turn, frame, state);
            return;
        }
        Payload input = DataIn.input(turn, frame, state);
        Payload items = items(turn, frame, state, input);
        turn.emit(frame, new Event.MapStateStarted(items.value().size(), items,
                maxConcurrency(turn, frame, state, input)));
    }

    /** 0 for no limit. */
    static int maxConcurrency(Turn turn, Frame frame, MapState state, Payload input) {
        long written = state.limits().maxConcurrency().map(
                field -> Fields.integer(field, () -> Scopes.of(turn, frame).withData(input.value()), "MaxConcurrency"))
                .orElse(0L);
        return (int) Math.min(Math.max(written, 0), Integer.MAX_VALUE);
    }

    /** Begins one more iteration if there is room for it, or goes on its way out once all are done. */
    static void goOn(Turn turn, Frame frame, MapState state, Progress.Iterating map) {
        if (map.mayBegin()) {
            int index = map.running().begun();
            Payload input = select(turn, frame, state, map.items(), index);
            turn.emit(frame, new Event.MapIterationStarted(state.name(), index, input));
        } else if (map.running().done() == map.running().size()) {
            DataOut out = DataOut.ofResult(turn, frame, state.data(), ParallelHandler.results(map.running()));
            turn.emit(frame, new Event.MapStateSucceeded());
            Exits.leave(turn, frame, state.transition(), out);
        }
    }

    /** What it runs for, as a whole. */
    static Payload items(Turn turn, Frame frame, MapState state, Payload input) {
        return switch (state.items()) {
            case MapState.Items.Input whole -> array(input.value(), "$");
            case MapState.Items.Path path -> array(
                    path.path().evaluate(Scopes.of(turn, frame).withData(input.value())), path.path().text());
            case MapState.Items.Jsonata jsonata -> {
                JsonNode value = jsonata.template().evaluate(Scopes.of(turn, frame), "Items");
                boolean objects = state.processor().mode() == ItemProcessor.Mode.DISTRIBUTED;
                if (!value.isArray() && !(objects && value.isObject())) {
                    throw JsonataResult.unexpected(jsonata.template().expressions().getFirst().source(), "Items",
                            "array", value);
                }
                yield Payload.of(value);
            }
        };
    }

    private static Payload array(JsonNode value, String path) {
        if (!value.isArray()) {
            throw Fields.runtime("Reference path \"" + shown(path) + "\" must point to array.");
        }
        return Payload.of(value);
    }

    /** AWS shows a path into the context object with one dollar sign. */
    private static String shown(String path) {
        return path.startsWith("$$") ? path.substring(1) : path;
    }

    /** What the processor begins with for an item. */
    static Payload select(Turn turn, Frame frame, MapState state, Payload items, int index) {
        if (state.itemSelector().isEmpty()) {
            return Payload.of(Scopes.item(items, index));
        }
        Scope scope = Scopes.ofItem(turn, frame, items, index);
        return Payload.of(switch (state.itemSelector().get()) {
            case MapState.ItemSelector.JsonPath selector ->
                selector.template().evaluate(scope.withData(DataIn.input(turn, frame, state).value()));
            case MapState.ItemSelector.Jsonata selector -> selector.template().evaluate(scope, "ItemSelector");
        });
    }
}
