package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PathValue;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.List;
import java.util.Optional;

/**
 * Runs a flow once for each item.
 *
 * @param items
 *            where the items come from
 * @param itemSelector
 *            what an iteration gets instead of the bare item
 * @param processor
 *            what is run
 * @param limits
 *            how many at once, how many may fail
 * @param distributed
 *            what only a distributed Map has
 */
public record MapState(StateInfo info, DataFlow data, Transition transition, Items items,
        Optional<ItemSelector> itemSelector, ItemProcessor processor, Limits limits, Distributed distributed,
        List<Retrier> retriers, List<Catcher> catchers) implements State {

    /** Where the items come from. */
    public sealed interface Items {
        /** The state's input itself. */
        record Input() implements Items {}

        /** ItemsPath. */
        record Path(PathValue path) implements Items {}

        /** Items of a JSONata state: an array or object, with expressions in it, or one expression. */
        record Jsonata(JsonataTemplate template) implements Items {}
    }

    /** What an iteration gets instead of the bare item. */
    public sealed interface ItemSelector {
        /**
         * ItemSelector, or the older Parameters of a Map.
         *
         * @param legacy
         *            whether it was written as Parameters
         */
        record JsonPath(PayloadTemplate template, boolean legacy) implements ItemSelector {}

        /** ItemSelector of a JSONata state. */
        record Jsonata(JsonataTemplate template) implements ItemSelector {}
    }

    /**
     * How many iterations run at once, and how many may fail.
     *
     * @param maxConcurrency
     *            0 or absent is no limit
     */
    public record Limits(Optional<NumberField> maxConcurrency, Optional<NumberField> toleratedFailureCount,
            Optional<NumberField> toleratedFailurePercentage) {}

    /** What only a distributed Map has. */
    public record Distributed(Optional<String> label, Optional<ItemReader> itemReader,
            Optional<ItemBatcher> itemBatcher, Optional<ResultWriter> resultWriter) {}
}
