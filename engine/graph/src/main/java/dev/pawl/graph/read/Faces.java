package dev.pawl.graph.read;

import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.ItemProcessor.ExecutionType;
import dev.pawl.asl.ItemProcessor.Mode;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.TextField;
import dev.pawl.asl.WaitState;
import dev.pawl.graph.chart.Face;
import dev.pawl.graph.chart.Icon;
import java.util.Optional;

/** What each kind of state shows of itself. */
final class Faces {
    private static final int LONGEST_DESCRIPTION = 4_000;

    private Faces() {}

    static Face of(State state) {
        Optional<String> retries = switch (state) {
            case TaskState s -> ErrorText.badge(s.retriers());
            case ParallelState s -> ErrorText.badge(s.retriers());
            case MapState s -> ErrorText.badge(s.retriers());
            case PassState s -> Optional.empty();
            case ChoiceState s -> Optional.empty();
            case WaitState s -> Optional.empty();
            case SucceedState s -> Optional.empty();
            case FailState s -> Optional.empty();
        };
        return new Face(state.name(), state.type().text(), icon(state), detail(state), retries, description(state));
    }

    private static Icon icon(State state) {
        return switch (state) {
            case TaskState s -> Resources.icon(s.resource());
            case PassState s -> Icon.PASS;
            case ChoiceState s -> Icon.CHOICE;
            case WaitState s -> Icon.WAIT;
            case SucceedState s -> Icon.SUCCEED;
            case FailState s -> Icon.FAIL;
            case ParallelState s -> Icon.PARALLEL;
            case MapState s -> s.processor().mode() == Mode.DISTRIBUTED ? Icon.DISTRIBUTED_MAP : Icon.MAP;
        };
    }

    private static String detail(State state) {
        return switch (state) {
            case TaskState s -> Resources.words(s.resource());
            case PassState s -> s.result().isPresent() ? "Pass · fixed result" : "Pass";
            case ChoiceState s -> "Choice · " + s.rules().size() + (s.rules().size() == 1 ? " rule" : " rules");
            case WaitState s -> "Wait · " + until(s.until());
            case SucceedState s -> "Succeed";
            case FailState s -> s.error().map(error -> "Fail · " + text(error)).orElse("Fail");
            case ParallelState s -> "Parallel · " + s.branches().size()
                    + (s.branches().size() == 1 ? " branch" : " branches");
            case MapState s -> map(s);
        };
    }

    private static String until(WaitState.Until until) {
        return switch (until) {
            case WaitState.Until.Timestamp u -> "until " + text(u.timestamp());
            case WaitState.Until.Seconds u -> switch (u.seconds()) {
                case NumberField.Constant c -> Spans.of(c.value().longValue());
                case NumberField.FromPath p -> p.path().text() + " seconds";
                case NumberField.FromJsonata j -> j.expression().source().strip() + " seconds";
            };
        };
    }

    private static String map(MapState state) {
        String mode = switch (state.processor().mode()) {
            case INLINE -> "Map · inline";
            case DISTRIBUTED -> state.processor().executionType() == ExecutionType.EXPRESS
                    ? "Map · distributed, express"
                    : "Map · distributed";
        };
        return state.limits().maxConcurrency().flatMap(Faces::limit).map(limit -> mode + ", " + limit + " at a time")
                .orElse(mode);
    }

    /** How many at once; zero is no limit. */
    private static Optional<String> limit(NumberField field) {
        return switch (field) {
            case NumberField.Constant c -> c.value().signum() == 0
                    ? Optional.empty()
                    : Optional.of(c.value().stripTrailingZeros().toPlainString());
            case NumberField.FromPath p -> Optional.of(p.path().text());
            case NumberField.FromJsonata j -> Optional.of(j.expression().source().strip());
        };
    }

    private static String text(TextField field) {
        return switch (field) {
            case TextField.Constant c -> c.value();
            case TextField.FromPath p -> p.path().text();
            case TextField.FromJsonata j -> j.expression().source().strip();
        };
    }

    private static String description(State state) {
        StringBuilder text = new StringBuilder(state.type().text()).append(" state. ");
        String more = switch (state) {
            case TaskState s -> s.resource().arn() + "." + ErrorText.sentences(s.retriers(), s.catchers());
            case ParallelState s -> detail(s) + "." + ErrorText.sentences(s.retriers(), s.catchers());
            case MapState s -> detail(s) + "." + ErrorText.sentences(s.retriers(), s.catchers());
            case FailState s -> s.error().map(error -> "Error: " + text(error) + ". ").orElse("")
                    + s.cause().map(cause -> "Cause: " + text(cause)).orElse("");
            case WaitState s -> "Waits " + until(s.until()) + ".";
            case ChoiceState s -> "";
            case PassState s -> "";
            case SucceedState s -> "";
        };
        text.append(more);
        state.info().comment().ifPresent(comment -> text.append(' ').append(comment));
        return Cut.to(text.toString().strip(), LONGEST_DESCRIPTION);
    }
}
