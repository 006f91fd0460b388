package dev.pawl.lint;

import dev.pawl.asl.NumberField;
import dev.pawl.asl.TextField;
import dev.pawl.asl.WaitState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Waits that are over before they begin. */
final class WaitRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof WaitState wait) {
                switch (wait.until()) {
                    case WaitState.Until.Seconds s -> {
                        if (s.seconds() instanceof NumberField.Constant c && c.value().signum() == 0) {
                            findings.add(LintCode.WAIT_OF_ZERO, "This waits for nothing", state.field("Seconds"));
                        }
                    }
                    case WaitState.Until.Timestamp t -> {
                        if (t.timestamp() instanceof TextField.Constant c) {
                            checkTimestamp(c.value(), state, findings);
                        }
                    }
                }
            }
        }
    }

    private static void checkTimestamp(String text, StatePlace state, Findings findings) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (findings.options().now().map(moment::isBefore).orElse(false)) {
                findings.add(LintCode.WAIT_IN_THE_PAST, "That moment has passed: this waits for nothing",
                        state.field("Timestamp"));
            }
        } catch (DateTimeException e) {
            // the definition was accepted with it, so it is none of our business
        }
    }
}
