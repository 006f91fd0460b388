package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.pawl.asl.ItemProcessor.ExecutionType;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Processors;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import dev.pawl.dsl.jsonpath.JsonPaths;
import java.util.List;

/**
 * A Map state. Its result is an array: what each iteration gave, in the order of the items.
 *
 * @param <L>
 *            the query language of machines that may hold it: JSONPath, if its iterations have states of that
 */
public record MapStep<L extends Language>(Draft draft) implements Step<L> {
    /**
     * A Map state that does not know yet what it does with an item.
     *
     * @param processors
     *            where its iterations run
     */
    public record Open(Draft draft, Processors processors) {
        /** What the items are: an array or an object; the state's input by default. */
        public Open items(Value<?> items) {
            return new Open(draft.with("Items", items.json()), processors);
        }

        /** What each iteration gets, instead of the bare item. */
        public Open itemSelector(Value<?> selector) {
            return new Open(draft.with("ItemSelector", selector.json()), processors);
        }

        /** Where the items come from, instead of the input; for a distributed Map. */
        public Open itemReader(ItemReader reader) {
            return new Open(draft.with("ItemReader", reader.json()), processors);
        }

        /** Each iteration is an execution of its own, of that type. */
        public Open distributed(ExecutionType type) {
            return new Open(draft, Processors.distributed(type));
        }

        /** What is done for each item. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final MapStep<Jsonata> each(Step<Jsonata>... steps) {
            return each(Jsonata.steps(steps));
        }

        /** What is done for each item. */
        public MapStep<Jsonata> each(Steps<Jsonata> steps) {
            return new MapStep<>(draft.with("ItemProcessor", processors.of(steps)));
        }

        /** What is done for each item, with states in JSONPath, too; only machines in JSONPath can hold it. */
        public MapStep<JsonPaths> eachMixed(Steps<JsonPaths> steps) {
            return new MapStep<>(draft.with("ItemProcessor", processors.of(steps)));
        }

        /** The same, in a field of the older name {@code Iterator}. */
        public MapStep<Jsonata> iterator(Steps<Jsonata> steps) {
            return new MapStep<>(draft.with("Iterator", processors.legacy().of(steps)));
        }

        /** The same, with states in JSONPath, too, in a field of the older name {@code Iterator}. */
        public MapStep<JsonPaths> iteratorMixed(Steps<JsonPaths> steps) {
            return new MapStep<>(draft.with("Iterator", processors.legacy().of(steps)));
        }
    }

    /** For people. */
    public MapStep<L> comment(String comment) {
        return with(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public MapStep<L> queryLanguage() {
        return with(draft.sayingItsLanguage());
    }

    /** At most so many iterations at once; 0 is no limit. */
    public MapStep<L> maxConcurrency(long most) {
        return with(draft.with("MaxConcurrency", LongNode.valueOf(most)));
    }

    /** At most so many iterations at once; 0 is no limit. */
    public MapStep<L> maxConcurrency(Value<? extends Number> most) {
        return with(draft.with("MaxConcurrency", most.json()));
    }

    /** So many iterations of a distributed Map may fail. */
    public MapStep<L> toleratedFailures(long most) {
        return with(draft.with("ToleratedFailureCount", LongNode.valueOf(most)));
    }

    /** So many iterations of a distributed Map may fail. */
    public MapStep<L> toleratedFailures(Value<? extends Number> most) {
        return with(draft.with("ToleratedFailureCount", most.json()));
    }

    /** So many of a hundred iterations of a distributed Map may fail. */
    public MapStep<L> toleratedFailurePercentage(Number percent) {
        return with(draft.with("ToleratedFailurePercentage", Jsonata.value(percent).json()));
    }

    /** So many of a hundred iterations of a distributed Map may fail. */
    public MapStep<L> toleratedFailurePercentage(Value<? extends Number> percent) {
        return with(draft.with("ToleratedFailurePercentage", percent.json()));
    }

    /** Where the items of a distributed Map come from, instead of the input. */
    public MapStep<L> itemReader(ItemReader reader) {
        return with(draft.with("ItemReader", reader.json()));
    }

    /** How a distributed Map packs several items into one execution. */
    public MapStep<L> itemBatcher(ItemBatcher batcher) {
        return with(draft.with("ItemBatcher", batcher.json()));
    }

    /** Where and how a distributed Map writes its results. */
    public MapStep<L> resultWriter(ResultWriter writer) {
        return with(draft.with("ResultWriter", writer.json()));
    }

    /** The name of a distributed Map in the ARNs of its executions, at most 40 characters. */
    public MapStep<L> label(String label) {
        return with(draft.with("Label", label));
    }

    /** What it gives, instead of the array of results. */
    public MapStep<L> output(Value<?> output) {
        return with(draft.with("Output", output.json()));
    }

    /** An Assign without variables, which does nothing. */
    public MapStep<L> assignNothing() {
        return with(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public MapStep<L> assign(String variable, Value<?> value) {
        return with(draft.withMember("Assign", variable, value.json()));
    }

    /** A variable that later states can read. */
    public <T> MapStep<L> assign(Variable<T> variable, Value<? extends T> value) {
        return assign(variable.name(), value);
    }

    /** A variable that later states can read. */
    public <T> MapStep<L> assign(Variable<T> variable, T literal) {
        return assign(variable.name(), Jsonata.value(literal));
    }

    /**
     * What to do about those errors: {@code .on("Busy").retry(times(3))}, {@code .on("Gone").goTo("Order")}.
     * Retriers
     * and catchers are asked in the order in which they are written.
     */
    public OnError<MapStep<L>> on(String... errors) {
        return new OnError<>(draft, List.of(errors), this::with);
    }

    /** What to do about all errors that can be handled. */
    public OnError<MapStep<L>> onAnyError() {
        return on(Errors.ALL);
    }

    /** To the state of that name, instead of to the step that follows. */
    public MapStep<L> next(String state) {
        return with(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public MapStep<L> end() {
        return with(draft.leading(new Onward.End()));
    }

    private MapStep<L> with(Draft more) {
        return new MapStep<>(more);
    }
}
