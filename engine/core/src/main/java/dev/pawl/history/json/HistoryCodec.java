package dev.pawl.history.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Stored form of the events of one transition: a JSON array with an object for each event. Keys are short,
 * and those of
 * internal fields begin with an underscore. What follows from the event before is left out. A payload stands
 * in the
 * text as it is; one that stood there already, or that is kept elsewhere because it is large, is named by its
 * number.
 */
public final class HistoryCodec {
    /** Payloads with longer text than this are kept apart, so that most rows stay below a page. */
    public static final int INLINE_CHARS = 1024;

    private HistoryCodec() {}

    /**
     * A transition as text.
     *
     * @param text
     *            the JSON array
     * @param payloads
     *            all payloads of the transition; a payload's place in this list is its number
     * @param apart
     *            numbers of those that the text does not hold and that must be kept elsewhere
     */
    public record Encoded(String text, List<Payload> payloads, List<Integer> apart) {
        /** The number of a payload, by identity; -1 if it is none of this transition's. */
        @SuppressWarnings("ReferenceEquality") // Numbers belong to instances.
        public int numberOf(Payload payload) {
            for (int i = payloads.size() - 1; i >= 0; i--) {
                if (payloads.get(i) == payload) {
                    return i;
                }
            }
            return -1;
        }
    }

    /**
     * A transition read back.
     *
     * @param payloads
     *            by their numbers, as they were when it was written
     */
    public record Decoded(List<HistoryEvent> events, List<Payload> payloads) {}

    /**
     * Writes a transition.
     *
     * @param known
     *            payloads that the reader will have already, such as the execution's input: they get the first
     *            numbers
     */
    public static Encoded encode(List<HistoryEvent> events, List<Payload> known) {
        StoredWriter writer = new StoredWriter(known);
        @Nullable HistoryEvent before = null;
        for (HistoryEvent event : events) {
            writer.event(event, before);
            before = event;
        }
        return writer.finish();
    }

    /**
     * Reads a transition.
     *
     * @param known
     *            the same that writing was given
     * @param apart
     *            finds a payload that is kept elsewhere, by its number
     * @throws JsonTextException
     *             if the text is no stored transition
     */
    public static Decoded decode(String text, List<Payload> known, IntFunction<Payload> apart) {
        try (JsonParser parser = Json.storedFactory().createParser(text)) {
            StoredReader reader = new StoredReader(text, parser, known, apart);
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JsonTextException("Expected an array of events, but it begins with " + parser.currentToken());
            }
            List<HistoryEvent> events = new ArrayList<>();
            @Nullable HistoryEvent before = null;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                before = reader.event(before);
                events.add(before);
            }
            return new Decoded(events, reader.payloads());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
