package dev.pawl.asl.parse;

import dev.pawl.asl.DataFlow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.MapState.ItemSelector;
import dev.pawl.asl.MapState.Items;
import dev.pawl.asl.NumberField;
import java.util.Optional;

/** Reads a Map. */
final class MapStateParser {
    private MapStateParser() {}

    static MapState parse(StateSource state) {
        Fields fields = state.fields();
        fields.exactlyOne("ItemProcessor", "Iterator");
        return new MapState(state.info(), data(state), TransitionParser.parse(fields), items(state),
                itemSelector(state), ItemProcessorParser.parse(state), limits(state), distributed(state),
                RetrierParser.parseAll(fields, state.language()), CatcherParser.parseAll(fields, state.language()));
    }

    /** Parameters of a Map is the older ItemSelector, so it is no part of the data flow. */
    private static DataFlow data(StateSource state) {
        DataFlow data = DataFlowParser.parse(state, Reach.RESULT);
        return switch (data) {
            case DataFlow.JsonPathFlow f -> new DataFlow.JsonPathFlow(f.inputPath(), Optional.empty(),
                    f.resultSelector(), f.resultPath(), f.outputPath(), f.assign());
            case DataFlow.JsonataFlow f -> f;
        };
    }

    private static Items items(StateSource state) {
        if (state.isJsonata()) {
            return JsonataFields.template(state.fields(), "Items", Reach.INPUT).<Items>map(Items.Jsonata::new)
                    .orElse(new Items.Input());
        }
        return PathFields.reference(state.fields(), "ItemsPath").<Items>map(Items.Path::new).orElse(new Items.Input());
    }

    private static Optional<ItemSelector> itemSelector(StateSource state) {
        Fields fields = state.fields();
        if (state.isJsonata()) {
            return JsonataFields.template(fields, "ItemSelector", Reach.INPUT).map(ItemSelector.Jsonata::new);
        }
        fields.atMostOne("ItemSelector", "Parameters");
        boolean legacy = fields.has("Parameters");
        return PathFields.template(fields, legacy ? "Parameters" : "ItemSelector")
                .map(t -> new ItemSelector.JsonPath(t, legacy));
    }

    private static MapState.Limits limits(StateSource state) {
        return new MapState.Limits(limit(state, "MaxConcurrency", Range.ANY_COUNT),
                limit(state, "ToleratedFailureCount", Range.ANY_COUNT),
                limit(state, "ToleratedFailurePercentage", Range.PERCENTAGE));
    }

    private static Optional<NumberField> limit(StateSource state, String name, Range range) {
        return NumberFields.read(state.fields(), name, state.language(), range);
    }

    private static MapState.Distributed distributed(StateSource state) {
        Fields fields = state.fields();
        return new MapState.Distributed(fields.text("Label"),
                fields.object("ItemReader").map(f -> ItemReaderParser.parse(f, state.language())),
                fields.object("ItemBatcher").map(f -> ItemBatcherParser.parse(f, state.language())),
                fields.object("ResultWriter").map(f -> ResultWriterParser.parse(f, state.language())));
    }
}
