package dev.pawl.interpreter.state;

import dev.pawl.asl.TextField;
import dev.pawl.asl.WaitState;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataResult;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Wait: for so many seconds from when the state was entered, or until a moment. */
final class WaitHandler {
    /** AWS counts the seconds of a wait in 32 bits with a sign. */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    private WaitHandler() {}

    static void begin(Turn turn, Frame frame, WaitState state) {
        Payload input = DataIn.input(turn, frame, state);
        Instant until = until(turn, frame, state, input);
        Duration delay = Duration.between(turn.moment().now(), until);
        if (delay.compareTo(LONGEST) > 0) {
            throw Fields.runtime("Wait state delay is too long.");
        }
        if (delay.isPositive()) {
            turn.emit(frame, new Event.WaitPlanned(until));
            turn.command(new Command.StartTimer(key(frame), until));
        } else {
            leave(turn, frame, state, input);
        }
    }

    /** The wait is over. */
    static void over(Turn turn, Frame frame, WaitState state) {
        leave(turn, frame, state, DataIn.input(turn, frame, state));
    }

    private static TimerKey key(Frame frame) {
        return new TimerKey(Turn.inside(frame).enteredEventId(), TimerKey.Purpose.WAIT);
    }

    private static void leave(Turn turn, Frame frame, WaitState state, Payload input) {
        Exits.leave(turn, frame, state.transition(), DataOut.ofInput(turn, frame, state.data(), input));
    }

    private static Instant until(Turn turn, Frame frame, WaitState state, Payload input) {
        return switch (state.until()) {
            case WaitState.Until.Seconds until -> {
                long seconds = Fields.seconds(until.seconds(), () -> scope(turn, frame, input), "Seconds");
                if (seconds > LONGEST.toSeconds()) {
                    throw Fields.runtime("Wait state delay is too long.");
                }
                yield Turn.inside(frame).enteredAt().plusSeconds(seconds);
            }
            case WaitState.Until.Timestamp until -> timestamp(until.timestamp(), scope(turn, frame, input));
        };
    }

    private static Instant timestamp(TextField field, Scope scope) {
        String text = Fields.text(field, scope, "Timestamp");
        return parse(text).orElseThrow(() -> switch (field) {
            case TextField.FromPath path -> Fields.runtime("The TimestampPath parameter does not reference a valid "
                    + "ISO-8601 extended offset date-time format string: " + path.path().text() + " == " + text);
            case TextField.Constant constant -> unreadable(text, constant);
            case TextField.FromJsonata jsonata -> unreadable(text, jsonata);
        });
    }

    private static EvaluationException unreadable(String text, TextField field) {
        String message = "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                + text;
        return field instanceof TextField.FromJsonata
                ? new EvaluationException(JsonataResult.ERROR, message, Optional.of("Timestamp"))
                : Fields.runtime(message);
    }

    private static Scope scope(Turn turn, Frame frame, Payload input) {
        return Scopes.of(turn, frame).withData(input.value());
    }

    /** ISO 8601 with an offset; fractions beyond milliseconds are cut. */
    static Optional<Instant> parse(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
            return Optional.of(Instant.ofEpochMilli(instant.toEpochMilli()));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
