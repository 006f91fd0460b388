package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import java.util.List;

/**
 * A Map state inside the execution. Its result is an array: what each iteration gave, in the order of the
 * items.
 */
public record MapStep(Draft draft) implements Step<Jsonata> {
    /** A Map state that does not know yet what it does with an item. */
    public record Open(Draft draft) {
        /** What the items are: an array or an object; the state's input by default. */
        public Open items(Value<?> items) {
            return new Open(draft.with("Items", items.json()));
        }

        /** What each iteration gets, instead of the bare item. */
        public Open itemSelector(Value<?> selector) {
            return new Open(draft.with("ItemSelector", selector.json()));
        }

        /** What is done for each item. */
        @SafeVarargs
        public final MapStep each(Step<Jsonata>... steps) {
            return each(Jsonata.steps(steps));
        }

        /** What is done for each item. */
        public MapStep each(Steps<Jsonata> steps) {
            ObjectNode members = JsonNodeFactory.instance.objectNode();
            members.putObject("ProcessorConfig").put("Mode", "INLINE");
            return new MapStep(draft.with("ItemProcessor", new Draft.Part.Processor(members, steps)));
        }
    }

    /** For people. */
    public MapStep comment(String comment) {
        return new MapStep(Writing.comment(draft, comment));
    }

    /** At most so many iterations at once; 0 is no limit. */
    public MapStep maxConcurrency(long most) {
        return new MapStep(draft.with("MaxConcurrency", Jsonata.value(most).json()));
    }

    /** At most so many iterations at once; 0 is no limit. */
    public MapStep maxConcurrency(Expr<? extends Number> most) {
        return new MapStep(draft.with("MaxConcurrency", most.json()));
    }

    /** What the state gives, instead of the array of results. */
    public MapStep output(Value<?> output) {
        return new MapStep(Writing.output(draft, output));
    }

    /** A variable that later states can read. */
    public MapStep assign(String variable, Value<?> value) {
        return new MapStep(Writing.assign(draft, variable, value));
    }

    /** What to do about those errors. */
    public OnError<MapStep> on(String... errors) {
        return new OnError<>(draft, List.of(errors), MapStep::new);
    }

    /** What to do about all errors that can be handled. */
    public OnError<MapStep> onAnyError() {
        return on(Errors.ALL);
    }

    /** To the state of that name, instead of to the step that follows. */
    public MapStep next(String state) {
        return new MapStep(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public MapStep end() {
        return new MapStep(draft.leading(new Onward.End()));
    }
}
