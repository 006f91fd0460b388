package dev.pawl.lint.shape;

import dev.pawl.asl.ItemReader;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ServiceArguments;
import dev.pawl.asl.parse.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a distributed Map reads from outside, and what it leaves there. */
final class ReaderShapes {
    private static final Shape FAILED = Shape.closed(Map.of("Error", Shape.TEXT.optional(), "Cause",
            Shape.TEXT.optional()));
    private static final Shape WRITTEN = Shape.open(Map.of("MapRunArn", Shape.TEXT, "ResultWriterDetails",
            Shape.open(Map.of("Bucket", Shape.TEXT, "Key", Shape.TEXT))));

    private final DataWalk data;

    ReaderShapes(DataWalk data) {
        this.data = data;
    }

    /** The items, as an array of any length; never, if the reader cannot be called. */
    Shape read(ItemReader reader, Place place, Sight sight) {
        Shape arguments = arguments(reader.arguments(), sight, place.at("ItemReader"));
        return arguments.isNever() ? Shape.NEVER : Shape.arrayOf(item(reader));
    }

    private static Shape item(ItemReader reader) {
        if (reader.resource().endsWith("listObjectsV2")) {
            return Shape.OBJECT;
        }
        Optional<ItemReader.ReaderConfig> config = reader.readerConfig();
        String type = config.flatMap(ItemReader.ReaderConfig::inputType).orElse("");
        return type.equals("CSV") ? row(config.map(c -> c.csv().headers()).orElse(List.of())) : Shape.ANYTHING;
    }

    /** Rows have more members than headers if a line is longer than it should be. */
    private static Shape row(List<String> headers) {
        Map<String, Shape> members = new LinkedHashMap<>();
        headers.forEach(header -> members.put(header, Shape.TEXT.optional()));
        return Shape.open(members);
    }

    /** What the Map gives: all results, failures that are tolerated among them, or where they were written. */
    Shape collected(MapState state, Place place, Sight sight, Shape output) {
        if (state.distributed().resultWriter().isEmpty()) {
            return Shape.arrayOf(output.or(FAILED));
        }
        var writer = state.distributed().resultWriter().get();
        Shape arguments = arguments(writer.arguments(), sight, place.at("ResultWriter"));
        return arguments.isNever() ? Shape.NEVER : writer.resource().isPresent() ? WRITTEN : Shape.ANYTHING;
    }

    private Shape arguments(Optional<ServiceArguments> written, Sight sight, Location at) {
        return written.map(arguments -> switch (arguments) {
            case ServiceArguments.Parameters p -> data.templates().fill(p.template(), sight, at.child("Parameters"));
            case ServiceArguments.Arguments a -> data.jsonata().fill(a.template(), sight, at.child("Arguments"));
        }).orElse(Shape.closed(Map.of()));
    }
}
