package dev.pawl.lint.shape;

import dev.pawl.asl.StateType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The context object as it is at a place of the machine. */
final class ContextShapes {
    private static final Shape STATE_MACHINE = Shape.closed(Map.of("Id", Shape.TEXT, "Name", Shape.TEXT));

    private ContextShapes() {}

    /**
     * Of a state.
     *
     * @param item
     *            {@code Map.Item} of the innermost Map around it; missing outside of any
     */
    static Shape of(Shape executionInput, Shape item, String state, StateType type) {
        Map<String, Shape> context = new LinkedHashMap<>();
        context.put("Execution", execution(executionInput));
        context.put("Map", map(item));
        context.put("StateMachine", STATE_MACHINE);
        Map<String, Shape> own = new LinkedHashMap<>();
        own.put("Name", Shape.text(state));
        own.put("EnteredTime", Shape.TEXT);
        boolean counted = type == StateType.TASK || type == StateType.PARALLEL || type == StateType.MAP;
        own.put("RetryCount", counted ? Shape.NUMERIC.optional() : Shape.MISSING);
        context.put("State", Shape.closed(own));
        context.put("Task", Shape.MISSING);
        return Shape.closed(context);
    }

    private static Shape execution(Shape input) {
        Map<String, Shape> execution = new LinkedHashMap<>();
        execution.put("Id", Shape.TEXT);
        execution.put("Input", input);
        execution.put("StartTime", Shape.TEXT);
        execution.put("Name", Shape.TEXT);
        execution.put("RoleArn", Shape.TEXT);
        execution.put("RedriveCount", Shape.NUMERIC.optional());
        execution.put("RedriveTime", Shape.TEXT.optional());
        return Shape.closed(execution);
    }

    /** While a task is scheduled that waits for its token. */
    static Shape withToken(Shape context, boolean sure) {
        Shape task = Shape.closed(Map.of("Token", Shape.TEXT));
        return Places.with((Shape.Obj) context, "Task", sure ? task : task.optional());
    }

    /** While the item of a Map is selected. */
    static Shape withItem(Shape context, Shape item) {
        return Places.with((Shape.Obj) context, "Map", map(item));
    }

    private static Shape map(Shape item) {
        Shape present = item.present();
        if (present.isNever()) {
            return Shape.MISSING;
        }
        Shape map = present.equals(Shape.ANYTHING) ? Shape.ANYTHING : Shape.closed(Map.of("Item", present));
        return item.mayBeMissing() ? map.optional() : map;
    }

    /** An item with its index and value, and what else an item can have. */
    static Shape item(Shape value, boolean distributed) {
        Map<String, Shape> item = new LinkedHashMap<>();
        item.put("Index", Shape.NUMERIC);
        item.put("Key", distributed ? Shape.TEXT.optional() : Shape.MISSING);
        item.put("Value", value);
        item.put("Source", distributed ? Shape.TEXT.optional() : Shape.MISSING);
        return Shape.closed(item);
    }
}
