package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.ItemReader;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.TextField;
import dev.pawl.asl.Transition;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRunPlan.Batching;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.DataStep;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Map or Parallel that is tried out by itself: what it does before and after its branches, whose end is
 * made up.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * A Map that could begin.
     *
     * @param inputs
     *            what each item would begin with, if the items are known
     * @param batching
     *            how they would be put together
     */
    public record Prepared(Optional<List<Payload>> inputs, Optional<Batching> batching,
            Optional<BigDecimal> toleratedCount, Optional<BigDecimal> toleratedPercentage) {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** Whether so many failed items are too many. A Map that says nothing of that is not asked. */
        public boolean exceeded(int failed, int of) {
            BigDecimal count = BigDecimal.valueOf(failed);
            return toleratedCount.filter(most -> count.compareTo(most) > 0).isPresent() || toleratedPercentage.filter(
                    most -> count.multiply(HUNDRED).compareTo(most.multiply(BigDecimal.valueOf(of))) > 0).isPresent();
        }
    }

    /**
     * Evaluates all that a Map needs before it begins; empty if the state failed on the way.
     *
     * @param read
     *            what its ItemReader has read, before ItemsPointer
     */
    public static Optional<Prepared> begin(Turn turn, Frame frame, MapState state, Optional<Payload> read) {
        try {
            return Optional.of(prepare(turn, frame, state, read));
        } catch (EvaluationException e) {
            Failures.ofExpression(turn, frame, e);
            return Optional.empty();
        }
    }

    /** Evaluates what the branches of a Parallel would get; false if the state failed on the way. */
    public static boolean begin(Turn turn, Frame frame, ParallelState state) {
        try {
            DataIn.arguments(turn, frame, state, Optional.empty());
            return true;
        } catch (EvaluationException e) {
            Failures.ofExpression(turn, frame, e);
            return false;
        }
    }

    /** All branches or items have brought this. */
    public static void succeed(Turn turn, Frame frame, Payload result) {
        State state = turn.stateOf(frame);
        try {
            Exits.leave(turn, frame, transition(state), DataOut.ofResult(turn, frame, state.data(), result));
        } catch (EvaluationException e) {
            Failures.ofExpression(turn, frame, e);
        }
    }

    /** A branch or item has failed. */
    public static void fail(Turn turn, Frame frame, Failure failure) {
        boolean branch = turn.stateOf(frame) instanceof ParallelState;
        Failures.ofState(turn, frame, failure, branch ? Optional.of(ErrorNames.BRANCH_FAILED) : Optional.empty());
    }

    private static Prepared prepare(Turn turn, Frame frame, MapState state, Optional<Payload> read) {
        Payload input = DataIn.input(turn, frame, state);
        Optional<ItemReader> reader = state.distributed().itemReader();
        Optional<Payload> items = reader.isPresent()
                ? read.map(data -> point(turn, frame, reader.get(), data))
                : Optional.of(MapHandler.items(turn, frame, state, input));
        if (reader.isEmpty() && state.data() instanceof DataFlow.JsonPathFlow) {
            turn.saw(DataStep.ITEMS_PATH, items.orElseThrow());
        }
        Optional<List<Payload>> inputs = items.map(all -> select(turn, frame, state, all));
        Optional<Batching> batching = state.distributed().itemBatcher()
                .map(new MapRunPlans(turn, frame, state, input)::batching);
        Scope scope = Scopes.of(turn, frame).withData(input.value());
        long maxConcurrency = state.limits().maxConcurrency()
                .map(field -> Fields.integer(field, () -> scope, "MaxConcurrency")).orElse(0L);
        saw(turn, DataStep.MAX_CONCURRENCY, BigDecimal.valueOf(maxConcurrency));
        Optional<BigDecimal> count = state.limits().toleratedFailureCount().map(f -> Tolerance.count(f, scope));
        count.ifPresent(value -> saw(turn, DataStep.TOLERATED_FAILURE_COUNT, value));
        Optional<BigDecimal> share = state.limits().toleratedFailurePercentage()
                .map(f -> Tolerance.percentage(f, scope));
        share.ifPresent(value -> saw(turn, DataStep.TOLERATED_FAILURE_PERCENTAGE, value));
        return new Prepared(inputs, batching, count, share);
    }

    /** What ItemsPointer leaves of what was read. */
    private static Payload point(Turn turn, Frame frame, ItemReader reader, Payload data) {
        Optional<TextField> pointer = reader.readerConfig().flatMap(ItemReader.ReaderConfig::itemsPointer);
        if (pointer.isEmpty()) {
            return data;
        }
        String text = Fields.text(pointer.get(), Scopes.of(turn, frame), "ItemsPointer");
        JsonNode found = text.isEmpty() || text.startsWith("/") ? data.value().at(text) : data.value().path(text);
        if (found.isMissingNode()) {
            throw new EvaluationException("States.ItemReaderFailed",
                    "Expected items at " + text + ", but there is nothing in the data that was read");
        }
        Payload items = Payload.of(found);
        turn.saw(DataStep.ITEMS_POINTER, items);
        return items;
    }

    private static List<Payload> select(Turn turn, Frame frame, MapState state, Payload items) {
        List<Payload> inputs = new ArrayList<>();
        for (int i = 0; i < items.value().size(); i++) {
            inputs.add(MapHandler.select(turn, frame, state, items, i));
        }
        if (state.itemSelector().isPresent()) {
            ArrayNode selected = JsonNodeFactory.instance.arrayNode();
            inputs.forEach(input -> selected.add(input.value()));
            turn.saw(DataStep.ITEM_SELECTOR, Payload.of(selected));
        }
        return inputs;
    }

    private static void saw(Turn turn, DataStep step, BigDecimal number) {
        turn.saw(step, Payload.of(JsonNodeFactory.instance.numberNode(number)));
    }

    private static Transition transition(State state) {
        return switch (state) {
            case MapState map -> map.transition();
            case ParallelState parallel -> parallel.transition();
            default -> throw new IllegalStateException("Expected a Map or Parallel, but " + state.type());
        };
    }
}
