package dev.pawl.teststate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.ItemReader;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import dev.pawl.teststate.mock.StateTestException;
import java.util.Optional;

/** What an ItemReader is said to have read. */
final class ReadData {
    private ReadData() {}

    /**
     * As JSON. Empty for kinds of files that are not read here: what depends on their items is not shown then.
     *
     * @throws StateTestException
     *             if it is not of the kind that the reader says
     */
    static Optional<Payload> of(ItemReader reader, String data) {
        String type = reader.readerConfig().flatMap(ItemReader.ReaderConfig::inputType).orElse("JSON");
        try {
            return switch (type) {
                case "JSON" -> Optional.of(Payload.parse(data));
                case "JSONL" -> Optional.of(lines(data));
                default -> Optional.empty();
            };
        } catch (JsonTextException e) {
            throw StateTestException.validation("MapItemReaderData must be valid " + type);
        }
    }

    private static Payload lines(String data) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        data.lines().filter(line -> !line.isBlank()).forEach(line -> items.add(Json.read(line)));
        return Payload.of(items);
    }
}
