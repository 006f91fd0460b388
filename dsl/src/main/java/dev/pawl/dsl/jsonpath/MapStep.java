package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.asl.ItemProcessor.ExecutionType;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Processors;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Map state. Its result is an array: what each iteration gave, in the order of the items. */
public record MapStep(Draft draft) implements Step<JsonPaths> {
    /**
     * A Map state that does not know yet what it does with an item.
     *
     * @param processors
     *            where its iterations run
     */
    public record Open(Draft draft, Processors processors) {
        /** Where the items are, an array; the state's input by default. */
        public Open itemsPath(String path) {
            return new Open(draft.with("ItemsPath", path), processors);
        }

        /** Where the items are, an array; the state's input by default. */
        public Open items(Path<?> path) {
            return itemsPath(path.text());
        }

        /** What each iteration gets, instead of the bare item, which is at {@code $$.Map.Item.Value}. */
        public Open itemSelector(Template<?> selector) {
            return new Open(draft.with("ItemSelector", selector.json()), processors);
        }

        /** The same as {@link #itemSelector}, in a field of the older name {@code Parameters}. */
        public Open parameters(Template<?> parameters) {
            return new Open(draft.with("Parameters", parameters.json()), processors);
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
        public final MapStep each(Step<? extends Language>... steps) {
            return each(JsonPaths.steps(steps));
        }

        /** What is done for each item. */
        public MapStep each(Steps<? extends Language> steps) {
            return new MapStep(draft.with("ItemProcessor", processors.of(steps)));
        }

        /** The same, in a field of the older name {@code Iterator}. */
        public MapStep iterator(Steps<? extends Language> steps) {
            return new MapStep(draft.with("Iterator", processors.legacy().of(steps)));
        }
    }

    /** For people. */
    public MapStep comment(String comment) {
        return new MapStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public MapStep queryLanguage() {
        return new MapStep(draft.sayingItsLanguage());
    }

    /** At most so many iterations at once; 0 is no limit. */
    public MapStep maxConcurrency(long most) {
        return new MapStep(draft.with("MaxConcurrency", LongNode.valueOf(most)));
    }

    /** At most so many iterations at once; 0 is no limit: as many as stand there. */
    public MapStep maxConcurrency(Path<? extends Number> most) {
        return new MapStep(draft.with("MaxConcurrencyPath", most.text()));
    }

    /** So many iterations of a distributed Map may fail. */
    public MapStep toleratedFailures(long most) {
        return new MapStep(draft.with("ToleratedFailureCount", LongNode.valueOf(most)));
    }

    /** So many iterations of a distributed Map may fail: as many as stand there. */
    public MapStep toleratedFailures(Path<? extends Number> most) {
        return new MapStep(draft.with("ToleratedFailureCountPath", most.text()));
    }

    /** So many of a hundred iterations of a distributed Map may fail. */
    public MapStep toleratedFailurePercentage(Number percent) {
        return new MapStep(draft.with("ToleratedFailurePercentage", Literals.of(percent)));
    }

    /** So many of a hundred iterations of a distributed Map may fail: as many as stand there. */
    public MapStep toleratedFailurePercentage(Path<? extends Number> percent) {
        return new MapStep(draft.with("ToleratedFailurePercentagePath", percent.text()));
    }

    /** How a distributed Map packs several items into one execution. */
    public MapStep itemBatcher(ItemBatcher batcher) {
        return new MapStep(draft.with("ItemBatcher", batcher.json()));
    }

    /** Where and how a distributed Map writes its results. */
    public MapStep resultWriter(ResultWriter writer) {
        return new MapStep(draft.with("ResultWriter", writer.json()));
    }

    /** The name of a distributed Map in the ARNs of its executions, at most 40 characters. */
    public MapStep label(String label) {
        return new MapStep(draft.with("Label", label));
    }

    /** What of its input the state works on; all of it by default. */
    public MapStep inputPath(String path) {
        return new MapStep(draft.with("InputPath", path));
    }

    /** What of its input the state works on; all of it by default. */
    public MapStep inputPath(Path<?> path) {
        return inputPath(path.text());
    }

    /** What of its input the state works on: none of it, the empty object. */
    public MapStep inputPath(Nothing none) {
        return new MapStep(draft.with("InputPath", NullNode.instance));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public MapStep outputPath(String path) {
        return new MapStep(draft.with("OutputPath", path));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public MapStep outputPath(Path<?> path) {
        return outputPath(path.text());
    }

    /** What of all that goes on to the next state: none of it, the empty object. */
    public MapStep outputPath(Nothing none) {
        return new MapStep(draft.with("OutputPath", NullNode.instance));
    }

    /** What is made of the array of results, which {@code $} stands for here. */
    public MapStep resultSelector(Template<?> selector) {
        return new MapStep(draft.with("ResultSelector", selector.json()));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public MapStep resultPath(String path) {
        return new MapStep(draft.with("ResultPath", path));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public MapStep resultPath(Path<?> path) {
        return resultPath(path.text());
    }

    /** The result is dropped, and the input goes on. */
    public MapStep resultPath(Nothing discard) {
        return new MapStep(draft.with("ResultPath", NullNode.instance));
    }

    /** An Assign without variables, which does nothing. */
    public MapStep assignNothing() {
        return new MapStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public MapStep assign(String variable, Value<?> value) {
        return new MapStep(Writing.assign(draft, variable, value));
    }

    /** A variable that later states can read. */
    public MapStep assign(String variable, @Nullable Object literal) {
        return assign(variable, new Literal<>(Literals.of(literal)));
    }

    /**
     * What to do about those errors: {@code .on("Busy").retry(times(3))}, {@code .on("Gone").goTo("Order")}.
     * Retriers
     * and catchers are asked in the order in which they are written.
     */
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
