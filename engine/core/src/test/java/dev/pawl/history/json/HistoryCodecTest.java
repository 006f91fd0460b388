package dev.pawl.history.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoryCodecTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    @Test
    void whateverIsWrittenIsReadBack() {
        for (long seed = 0; seed < 400; seed++) {
            List<HistoryEvent> events = new RandomEvents(seed).transition(30);
            HistoryCodec.Encoded encoded = HistoryCodec.encode(events, List.of());
            HistoryCodec.Decoded decoded = HistoryCodec.decode(encoded.text(), List.of(), encoded.payloads()::get);

            assertThat(decoded.events()).as("seed %d", seed).isEqualTo(events);
            assertThat(texts(decoded.payloads())).as("seed %d", seed).isEqualTo(texts(encoded.payloads()));
            assertThat(Json.read(encoded.text()).isArray()).isTrue();
        }
    }

    @Test
    void everyKindOfEventIsCovered() {
        assertThat(new RandomEvents(1).oneOfEach()).extracting(e -> (Object) e.getClass())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Event.class.getDeclaredClasses()).stream().filter(Class::isRecord).toList());
    }

    @Test
    void aPayloadIsWrittenOnceAndKeepsItsText() {
        Payload payload = Payload.parse("{ \"a\":  1.0 }");
        HistoryCodec.Encoded encoded = HistoryCodec.encode(passing(payload), List.of());

        assertThat(encoded.text()).containsOnlyOnce("{ \"a\":  1.0 }");
        List<HistoryEvent> events = HistoryCodec.decode(encoded.text(), List.of(), n -> Payload.NULL).events();
        Event.StateEntered entered = (Event.StateEntered) events.get(0).event();
        Event.StateExited exited = (Event.StateExited) events.get(1).event();
        assertThat(entered.input().text()).isEqualTo("{ \"a\":  1.0 }");
        assertThat(exited.output()).isSameAs(entered.input());
    }

    @Test
    void aLargePayloadIsKeptApart() {
        Payload large = Payload.parse("\"" + "x".repeat(HistoryCodec.INLINE_CHARS) + "\"");
        HistoryCodec.Encoded encoded = HistoryCodec.encode(passing(large), List.of());

        assertThat(encoded.text()).hasSizeLessThan(250).doesNotContain("xxxx");
        assertThat(encoded.apart()).containsExactly(0);
        assertThat(HistoryCodec.decode(encoded.text(), List.of(), encoded.payloads()::get).events())
                .isEqualTo(passing(large));
    }

    @Test
    void whatTheReaderHasAlreadyIsNotWritten() {
        Payload input = Payload.parse("{\"secret\":1}");
        HistoryCodec.Encoded encoded = HistoryCodec.encode(passing(input), List.of(input));

        assertThat(encoded.text()).doesNotContain("secret");
        assertThat(HistoryCodec.decode(encoded.text(), List.of(input), n -> Payload.NULL).events())
                .isEqualTo(passing(input));
    }

    @Test
    void aValueThatWasBuiltDeeperThanOneThatIsLetInIsReadBack() {
        Payload deep = Payload.of(nested(700));
        HistoryCodec.Encoded encoded = HistoryCodec.encode(passing(deep), List.of());

        Event.StateEntered entered = (Event.StateEntered) HistoryCodec
                .decode(encoded.text(), List.of(), encoded.payloads()::get).events().get(0).event();
        assertThat(entered.input().value()).isEqualTo(deep.value());
    }

    @Test
    void whatNoStoreOfOursWroteIsRefused() {
        assertThatThrownBy(() -> HistoryCodec.decode("[{\"t\":\"Zz\"}]", List.of(), n -> Payload.NULL))
                .isInstanceOf(JsonTextException.class).hasMessageContaining("Zz");
    }

    private static List<HistoryEvent> passing(Payload payload) {
        return List.of(new HistoryEvent(2, 0, NOW, 0, new Event.StateEntered(StateType.PASS, "A", payload)),
                new HistoryEvent(3, 2, NOW, 0,
                        new Event.StateExited(StateType.PASS, "A", payload, Map.of(), Optional.of("B"))));
    }

    private static com.fasterxml.jackson.databind.JsonNode nested(int depth) {
        com.fasterxml.jackson.databind.JsonNode node = Json.read("1");
        for (int i = 0; i < depth; i++) {
            node = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode().add(node);
        }
        return node;
    }

    private static List<String> texts(List<Payload> payloads) {
        return payloads.stream().map(Payload::text).collect(Collectors.toList());
    }
}
