package dev.pawl.interpreter.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.MapRunArn;
import dev.pawl.asl.ItemBatcher;
import dev.pawl.asl.ItemBatcher.BatchInput;
import dev.pawl.asl.ItemReader;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.ResultWriter;
import dev.pawl.asl.ServiceArguments;
import dev.pawl.expr.Scope;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRunPlan;
import dev.pawl.interpreter.model.MapRunPlan.Batching;
import dev.pawl.interpreter.model.MapRunPlan.Frozen;
import dev.pawl.interpreter.model.MapRunPlan.Results;
import dev.pawl.interpreter.model.MapRunPlan.Source;
import dev.pawl.interpreter.model.MapRunPlan.StateRef;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ReaderConfig;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.WriterConfig;
import dev.pawl.json.Payload;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Evaluates what a distributed Map says of its map run. */
final class MapRunPlans {
    private final MapState state;
    private final Scope scope;
    private final StateRef where;
    private final ExecutionInfo info;

    MapRunPlans(Turn turn, Frame frame, MapState state, Payload input) {
        this.state = state;
        this.scope = Scopes.of(turn, frame).withData(input.value());
        this.where = new StateRef(state.name(), Turn.inside(frame).enteredEventId());
        this.info = turn.state().info();
    }

    MapRunPlan of(MapRunArn arn, Optional<Payload> items, int maxConcurrency) {
        MapRunPlan.Limits limits = Tolerance.limits(state, scope, maxConcurrency);
        Source source = items.<Source>map(Source.Items::new)
                .orElseGet(() -> reader(state.distributed().itemReader().orElseThrow()));
        Optional<Batching> batching = state.distributed().itemBatcher().map(this::batching);
        Results results = state.distributed().resultWriter().map(writer -> results(writer, arn))
                .orElseGet(() -> new Results(Optional.empty(), Optional.empty()));
        return new MapRunPlan(arn, where, source, frozen(), limits, batching, results);
    }

    private Frozen frozen() {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        scope.variables().names().forEach(name -> scope.variables().find(name).ifPresent(v -> variables.set(name, v)));
        return new Frozen(Payload.of(scope.data()), Payload.of(scope.context()), Payload.of(variables));
    }

    private Source reader(ItemReader reader) {
        Payload arguments = arguments(reader.arguments());
        OptionalLong maxItems = integer(reader.readerConfig().flatMap(ItemReader.ReaderConfig::maxItems), "MaxItems");
        if (maxItems.isPresent() && maxItems.getAsLong() < 0) {
            return new Source.Unreadable(Failure.of(ItemsException.READER_FAILED, "field MaxItems must be positive"));
        }
        ReaderConfig config = reader.readerConfig().map(written -> ReaderConfig.of(written,
                written.itemsPointer().map(field -> Fields.text(field, scope, "ItemsPointer")), maxItems))
                .orElse(ReaderConfig.NONE);
        return new Source.Reader(
                new ItemsRequest(reader.resource(), arguments, config, Optional.of(info.roleArn()), info.arn()));
    }

    Batching batching(ItemBatcher batcher) {
        Optional<Payload> input = batcher.batchInput().map(written -> Payload.of(switch (written) {
            case BatchInput.JsonPath path -> path.template().evaluate(scope);
            case BatchInput.Jsonata jsonata -> jsonata.template().evaluate(scope, "BatchInput");
        }));
        return new Batching(small(batcher.maxItemsPerBatch(), "MaxItemsPerBatch"),
                small(batcher.maxInputBytesPerBatch(), "MaxInputBytesPerBatch"), input);
    }

    private Results results(ResultWriter writer, MapRunArn run) {
        WriterConfig config = WriterConfig.of(writer);
        return new Results(Optional.of(config), writer.resource().map(resource -> new ResultRequest(resource,
                arguments(writer.arguments()), config, run.text(), Optional.of(info.roleArn()))));
    }

    private Payload arguments(Optional<ServiceArguments> written) {
        return written.map(arguments -> Payload.of(switch (arguments) {
            case ServiceArguments.Parameters parameters -> parameters.template().evaluate(scope);
            case ServiceArguments.Arguments jsonata -> jsonata.template().evaluate(scope, "Arguments");
        })).orElse(Payload.EMPTY_OBJECT);
    }

    private OptionalInt small(Optional<NumberField> field, String name) {
        OptionalLong value = integer(field, name);
        if (value.isPresent() && value.getAsLong() < 0) {
            throw Fields.runtime(name + " cannot be negative.");
        }
        return value.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(Integer.MAX_VALUE, value.getAsLong()));
    }

    private OptionalLong integer(Optional<NumberField> field, String name) {
        return field.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Fields.integer(field.get(), () -> scope, name));
    }
}
