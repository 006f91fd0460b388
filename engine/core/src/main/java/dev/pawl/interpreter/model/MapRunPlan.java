package dev.pawl.interpreter.model;

import dev.pawl.arn.MapRunArn;
import dev.pawl.history.Failure;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.WriterConfig;
import dev.pawl.json.Payload;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All that a map run needs to know from the Map that began it, evaluated once: afterwards it speaks to its
 * execution
 * only to say how it ended.
 *
 * @param arn
 *            of the run
 * @param state
 *            the Map
 * @param source
 *            where the items come from
 * @param scope
 *            what ItemSelector sees besides the item
 * @param limits
 *            as the definition has them
 * @param batching
 *            how items are packed; one by one if absent
 * @param results
 *            what becomes of the children's results
 */
public record MapRunPlan(MapRunArn arn, StateRef state, Source source, Frozen scope, Limits limits,
        Optional<Batching> batching, Results results) {

    /**
     * The Map state.
     *
     * @param enteredEventId
     *            which time it was entered
     */
    public record StateRef(String name, long enteredEventId) {}

    /** Where the items come from. */
    public sealed interface Source {
        /** The state's own data: an array, or an object whose members are the items. */
        record Items(Payload items) implements Source {}

        /** An ItemReader. */
        record Reader(ItemsRequest request) implements Source {}

        /** An ItemReader that cannot be asked. */
        record Unreadable(Failure failure) implements Source {}
    }

    /**
     * What expressions see.
     *
     * @param data
     *            the state's input, after InputPath in JSONPath
     * @param context
     *            the context object, without an item
     * @param variables
     *            an object with all that are in sight
     */
    public record Frozen(Payload data, Payload context, Payload variables) {}

    /**
     * How many children at once, and how many items may fail.
     *
     * @param maxConcurrency
     *            0 for as many as there may be at all
     */
    public record Limits(int maxConcurrency, OptionalLong toleratedCount, OptionalDouble toleratedPercentage) {
        /** AWS lets so many children of one map run run at once, whatever the definition says. */
        public static final int MOST_AT_ONCE = 10_000;

        /** How many children may run at once. */
        public int atOnce() {
            return maxConcurrency == 0 ? MOST_AT_ONCE : Math.min(maxConcurrency, MOST_AT_ONCE);
        }
    }

    /**
     * How items are packed.
     *
     * @param maxItems
     *            in one batch
     * @param maxBytes
     *            of a child's input
     * @param batchInput
     *            what goes with each batch
     */
    public record Batching(OptionalInt maxItems, OptionalInt maxBytes, Optional<Payload> batchInput) {}

    /**
     * What becomes of results.
     *
     * @param shape
     *            of results, if WriterConfig or an export asks for one
     * @param export
     *            where they are written to
     */
    public record Results(Optional<WriterConfig> shape, Optional<ResultRequest> export) {}
}
