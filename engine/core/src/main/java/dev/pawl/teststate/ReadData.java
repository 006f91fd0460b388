package dev.pawl.teststate;

import dev.pawl.asl.ItemReader;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import dev.pawl.teststate.mock.StateTestException;
import java.util.Optional;

/** What an ItemReader is said to have read. */
final class ReadData {
    private ReadData() {}

    /**
     * As JSON: a JSON file whole, because ItemsPointer comes after it; the items of all others.
     *
     * @throws StateTestException
     *             if it is not of the kind that the reader says
     */
    static Optional<Payload> of(ItemReader reader, String data, FileItems files) {
        String type = reader.readerConfig().flatMap(ItemReader.ReaderConfig::inputType).orElse("JSON");
        if (!type.equals("JSON")) {
            return files.read(reader, data);
        }
        try {
            return Optional.of(Payload.parse(data));
        } catch (JsonTextException e) {
            throw StateTestException.validation("MapItemReaderData must be valid JSON");
        }
    }
}
