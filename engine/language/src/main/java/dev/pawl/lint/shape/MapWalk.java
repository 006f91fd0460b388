package dev.pawl.lint.shape;

import dev.pawl.asl.ItemBatcher;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.shape.Shape.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a Map makes of its items. */
final class MapWalk {
    private final FlowWalk flows;
    private final DataWalk data;
    private final FieldWalk fields;
    private final ReaderShapes readers;

    MapWalk(FlowWalk flows, DataWalk data, FieldWalk fields, Findings findings) {
        this.flows = flows;
        this.data = data;
        this.fields = fields;
        this.readers = new ReaderShapes(data);
    }

    void visit(Place place, MapState state, Surroundings where, Exits exits) {
        Shape input = data.input(place);
        Sight sight = place.sight().withData(input);
        boolean distributed = state.processor().mode() == ItemProcessor.Mode.DISTRIBUTED;
        Shape items = state.distributed().itemReader().isPresent()
                ? readers.read(state.distributed().itemReader().get(), place, sight)
                : items(state, place, sight, distributed);
        boolean ok = limits(state, place, sight, distributed);
        Shape results = items.isNever() || !ok
                ? Shape.NEVER
                : distributed ? distributed(state, place, sight, items) : inline(state, place, sight, items, where);
        exits.leave(state.transition(), data.ofResult(place, results, place.context()));
        data.catches(place, state.catchers(), exits);
    }

    /** Only a distributed Map looks at what it tolerates. */
    private boolean limits(MapState state, Place place, Sight sight, boolean distributed) {
        MapState.Limits limits = state.limits();
        boolean concurrency = limits.maxConcurrency()
                .map(f -> fields.number(f, place, sight, "MaxConcurrency")).orElse(true);
        boolean count = !distributed || limits.toleratedFailureCount()
                .map(f -> fields.number(f, place, sight, "ToleratedFailureCount")).orElse(true);
        boolean percentage = !distributed || limits.toleratedFailurePercentage()
                .map(f -> fields.number(f, place, sight, "ToleratedFailurePercentage")).orElse(true);
        return concurrency && count && percentage;
    }

    /** All items as an array. */
    private Shape items(MapState state, Place place, Sight sight, boolean distributed) {
        return switch (state.items()) {
            case MapState.Items.Input i -> arrays(sight.data(), place.location(), "$", false);
            case MapState.Items.Path p -> arrays(data.templates().value(p.path(), sight, place.at("ItemsPath")),
                    place.at("ItemsPath"), p.path().text(), false);
            case MapState.Items.Jsonata j -> arrays(data.jsonata().fill(j.template(), sight, place.at("Items")),
                    place.at("Items"), "Items", distributed);
        };
    }

    private Shape arrays(Shape value, Location location, String source, boolean objects) {
        if (objects && Places.mayBeObject(value)) {
            return Places.onlyArrays(value).or(Shape.arrayOf(Shape.ANYTHING));
        }
        return fields.fits(value, Kinds.ARRAY, location, source) ? Places.onlyArrays(value) : Shape.NEVER;
    }

    private Shape inline(MapState state, Place place, Sight sight, Shape items, Surroundings where) {
        Shape element = Places.elements(items);
        Shape item = ContextShapes.item(element, false);
        Shape input = selected(state, place, sight, element, item);
        Surroundings inside = new Surroundings(processor(state, place), where.executionInput(), item);
        Shape output = flows.output(state.processor().flow(), place.moment().withInput(input), inside);
        List<Shape> results = new ArrayList<>();
        for (Shape array : items.alternatives()) {
            results.add(results(array, output));
        }
        return Join.all(results);
    }

    /** As many results as items; where none succeeds, there is only the empty Map. */
    private static Shape results(Shape items, Shape output) {
        Array array = Places.array(items);
        if (output.isNever()) {
            return array.least() > 0 ? Shape.NEVER : Shape.tuple(List.of());
        }
        return Bounds.array(output, array.least(), array.most());
    }

    private Shape distributed(MapState state, Place place, Sight sight, Shape items) {
        Shape element = Places.elements(items);
        Shape selected = selected(state, place, sight, element, ContextShapes.item(element, true));
        Shape input = state.distributed().itemBatcher()
                .map(batcher -> batch(batcher, selected, place, sight)).orElse(selected);
        // A child is an execution of its own, which sees no variables.
        Surroundings inside = new Surroundings(processor(state, place), input, Shape.ANYTHING.optional());
        Shape output = flows.output(state.processor().flow(), new Moment(input, Map.of()), inside);
        return readers.collected(state, place, sight, output);
    }

    private static Location processor(MapState state, Place place) {
        return place.at(state.processor().legacy() ? "Iterator" : "ItemProcessor");
    }

    private Shape selected(MapState state, Place place, Sight sight, Shape element, Shape item) {
        if (element.isNever() || state.itemSelector().isEmpty()) {
            return element;
        }
        Sight seen = sight.withContext(ContextShapes.withItem(place.context(), item));
        return switch (state.itemSelector().get()) {
            case MapState.ItemSelector.JsonPath s -> data.templates().fill(s.template(), seen,
                    place.at(s.legacy() ? "Parameters" : "ItemSelector"));
            case MapState.ItemSelector.Jsonata s ->
                data.jsonata().fill(s.template(), seen, place.at("ItemSelector"));
        };
    }

    private Shape batch(ItemBatcher batcher, Shape item, Place place, Sight sight) {
        if (item.isNever()) {
            return item;
        }
        Location at = place.at("ItemBatcher").child("BatchInput");
        Map<String, Shape> batch = new LinkedHashMap<>();
        batcher.batchInput().ifPresent(written -> batch.put("BatchInput", switch (written) {
            case ItemBatcher.BatchInput.JsonPath path -> data.templates().fill(path.template(), sight, at);
            case ItemBatcher.BatchInput.Jsonata jsonata -> data.jsonata().fill(jsonata.template(), sight, at);
        }));
        batch.put("Items", new Array(item, 1, OptionalInt.empty()));
        return batch.values().stream().anyMatch(Shape::isNever) ? Shape.NEVER : Shape.closed(batch);
    }
}
