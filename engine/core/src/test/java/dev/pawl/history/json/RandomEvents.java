package dev.pawl.history.json;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.TaskKind;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Makes events of every kind from a seed. */
public final class RandomEvents {
    private static final List<String> TEXTS = List.of("", "a", "\"quoted\" \\ and\ttab", "Überweisung €", "𝄞", "#",
            "@",
            "\u0000\u001f", "x".repeat(300));
    private static final List<String> PAYLOADS = List.of("null", "true", "0", "-0.0", "1.50", "1e400", "\"\"",
            "\"a\\\"b\\u00e9é\"", "{}", "[]", "{ \"a\" : [ 1 , 2.0 , { \"b\" : null } ] }",
            "{\"in#\":1,\"t\":\"Xs\",\"\":{}}", "123456789012345678901234567890", "[[[[[[]]]]]]",
            "\"" + "long ".repeat(400) + "\"", "{\"big\":\"" + "€".repeat(1000) + "\"}");

    private final Random random;
    private Payload last = Payload.NULL;

    /** From a seed: the same seed makes the same events. */
    public RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** A transition of that many events. */
    public List<HistoryEvent> transition(int size) {
        List<HistoryEvent> events = new ArrayList<>();
        long id = random.nextInt(3);
        Instant now = Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000));
        for (int i = 0; i < size; i++) {
            Event event = event(random.nextInt(kinds().size()));
            id += event instanceof Event.Internal ? 0 : 1;
            now = now.plusMillis(random.nextInt(3));
            long previous = random.nextBoolean() ? Math.max(0, id - 1) : random.nextInt(1 + (int) id);
            events.add(new HistoryEvent(id, previous, now, random.nextInt(3), event));
        }
        return events;
    }

    /** One event of each kind. */
    public List<Event> oneOfEach() {
        return kinds().stream().map(Supplier::get).toList();
    }

    private Event event(int kind) {
        return kinds().get(kind).get();
    }

    private List<Supplier<Event>> kinds() {
        return List.of(() -> new Event.ExecutionStarted(payload(), text(), maybe(), maybe()),
                () -> new Event.ExecutionSucceeded(payload()), () -> new Event.ExecutionFailed(failure()),
                () -> new Event.ExecutionAborted(failure()), () -> new Event.ExecutionTimedOut(failure()),
                () -> new Event.ExecutionRedriven(random.nextInt(9), text()),
                () -> new Event.StateEntered(state(), text(), payload()),
                () -> new Event.StateExited(state(), text(), payload(), variables(), maybe()),
                () -> new Event.StateAborted(state()), () -> new Event.EvaluationFailed(failure(), maybe(), text()),
                () -> new Event.TaskScheduled(kind(), text(), text(), text(), payload(), number(), number(), maybe(),
                        text(), maybePayload(), random.nextBoolean() ? List.of() : List.of("/a/0", text())),
                () -> new Event.TaskStarted(kind(), text(), text(), maybe()),
                () -> new Event.TaskSubmitted(text(), text(), payload(), maybePayload()),
                () -> new Event.TaskSucceeded(kind(), text(), text(), payload()),
                () -> new Event.TaskFailed(kind(), phase(), text(), text(), failure()),
                () -> new Event.TaskTimedOut(kind(), text(), text(), failure()),
                () -> new Event.ParallelStateStarted(payload(), random.nextInt(5)), Event.ParallelStateSucceeded::new,
                Event.ParallelStateFailed::new, () -> new Event.MapStateStarted(random.nextInt(9), payload(), 3),
                Event.MapStateSucceeded::new, Event.MapStateFailed::new,
                () -> new Event.MapIterationStarted(text(), random.nextInt(9), payload()),
                () -> new Event.MapIterationSucceeded(text(), 1), () -> new Event.MapIterationFailed(text(), 2),
                () -> new Event.MapIterationAborted(text(), 3), () -> new Event.WaitPlanned(Instant.ofEpochMilli(5)),
                () -> new Event.RetryPlanned(random.nextInt(3), Instant.ofEpochMilli(7_000_000_000_000L)),
                () -> new Event.Forked(text(), random.nextInt(3), Instant.ofEpochMilli(random.nextLong(1L << 40)),
                        payload()),
                () -> new Event.Migrated(random.nextInt(9), random.nextInt(9)),
                Event.RetryBegun::new, () -> new Event.MapRunStarted(text()), Event.MapRunAborted::new,
                () -> new Event.MapRunRedriven(text(), random.nextInt(9)),
                Event.MapRunSucceeded::new, () -> new Event.MapRunFailed(failure()));
    }

    private Payload payload() {
        if (random.nextInt(3) > 0) {
            last = Payload.parse(PAYLOADS.get(random.nextInt(PAYLOADS.size())));
        }
        return last;
    }

    private Optional<Payload> maybePayload() {
        return random.nextBoolean() ? Optional.of(payload()) : Optional.empty();
    }

    private Map<String, Payload> variables() {
        Map<String, Payload> variables = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            variables.put(text() + i, payload());
        }
        return variables;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Optional<String> maybe() {
        return random.nextBoolean() ? Optional.of(text()) : Optional.empty();
    }

    private OptionalLong number() {
        return random.nextBoolean() ? OptionalLong.of(random.nextLong(99_999_999)) : OptionalLong.empty();
    }

    private Failure failure() {
        return new Failure(maybe(), maybe());
    }

    private StateType state() {
        return any(StateType.values());
    }

    private TaskKind kind() {
        return any(TaskKind.values());
    }

    private Event.TaskFailed.Phase phase() {
        return any(Event.TaskFailed.Phase.values());
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
