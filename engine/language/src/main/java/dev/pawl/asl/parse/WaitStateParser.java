package dev.pawl.asl.parse;

import dev.pawl.asl.NumberField;
import dev.pawl.asl.TextField;
import dev.pawl.asl.WaitState;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads a Wait. */
final class WaitStateParser {
    private WaitStateParser() {}

    static WaitState parse(StateSource state) {
        Fields fields = state.fields();
        fields.exactlyOne("SecondsPath", "Seconds", "TimestampPath", "Timestamp");
        return new WaitState(state.info(), DataFlowParser.parse(state, Reach.INPUT), TransitionParser.parse(fields),
                fields.has("Timestamp") || fields.has("TimestampPath") ? timestamp(state) : seconds(state));
    }

    private static WaitState.Until seconds(StateSource state) {
        return new WaitState.Until.Seconds(
                NumberFields.read(state.fields(), "Seconds", state.language(), Range.WAIT_SECONDS)
                        .orElse(new NumberField.Constant(BigDecimal.ZERO)));
    }

    private static WaitState.Until timestamp(StateSource state) {
        Fields fields = state.fields();
        if (fields.has("TimestampPath") && !state.isJsonata()) {
            return PathFields.reference(fields, "TimestampPath").<WaitState.Until>map(
                    p -> new WaitState.Until.Timestamp(new TextField.FromPath(p))).orElseThrow();
        }
        Optional<TextField> text = TextFields.read(fields, "Timestamp", state.language());
        if (text.isPresent() && text.get() instanceof TextField.Constant c) {
            Timestamps.check(c.value(), fields.at("Timestamp"), fields.problems());
        }
        return new WaitState.Until.Timestamp(text.orElse(new TextField.Constant("")));
    }
}
