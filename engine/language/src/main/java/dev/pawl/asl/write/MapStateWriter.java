package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.ItemProcessor.Mode;
import dev.pawl.asl.MapState;

/** Writes a Map. */
final class MapStateWriter {
    private MapStateWriter() {}

    static void write(MapState state, ObjectNode into) {
        items(state.items(), into);
        state.itemSelector().ifPresent(s -> {
            switch (s) {
                case MapState.ItemSelector.JsonPath p -> into.set(p.legacy() ? "Parameters" : "ItemSelector",
                        p.template().source());
                case MapState.ItemSelector.Jsonata j -> into.set("ItemSelector", j.template().source());
            }
        });
        processor(state.processor(), into);
        limits(state.limits(), into);
        DistributedMapWriter.write(state.distributed(), into);
        DataFlowWriter.write(state.data(), into);
        ErrorHandlingWriter.write(state.retriers(), state.catchers(), into);
        ValueWriter.transition(state.transition(), into);
    }

    private static void items(MapState.Items items, ObjectNode into) {
        switch (items) {
            case MapState.Items.Input i -> {
                // the default
            }
            case MapState.Items.Path p -> into.put("ItemsPath", p.path().text());
            case MapState.Items.Jsonata j -> into.set("Items", j.template().source());
        }
    }

    private static void processor(ItemProcessor processor, ObjectNode into) {
        ObjectNode json = into.putObject(processor.legacy() ? "Iterator" : "ItemProcessor");
        if (processor.mode() == Mode.DISTRIBUTED) {
            json.putObject("ProcessorConfig").put("Mode", processor.mode().name()).put("ExecutionType",
                    processor.executionType().name());
        }
        FlowWriter.write(processor.flow(), json);
    }

    private static void limits(MapState.Limits limits, ObjectNode into) {
        limits.maxConcurrency().ifPresent(n -> ValueWriter.number(n, "MaxConcurrency", into));
        limits.toleratedFailureCount().ifPresent(n -> ValueWriter.number(n, "ToleratedFailureCount", into));
        limits.toleratedFailurePercentage().ifPresent(n -> ValueWriter.number(n, "ToleratedFailurePercentage", into));
    }
}
