package dev.pawl.teststate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.turn.DataStep;
import dev.pawl.interpreter.turn.Probe;
import dev.pawl.json.Payload;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Notes what happens to the state under test. Belongs to one test, and to one thread at a time. */
final class Inspector implements Probe {
    private final ObjectNode context;
    private final Map<DataStep, Payload> steps = new EnumMap<>(DataStep.class);
    private @Nullable Payload result;
    private @Nullable Failure failure;
    private OptionalInt catcher = OptionalInt.empty();

    Inspector(ObjectNode context) {
        this.context = context;
    }

    @Override
    public ObjectNode context() {
        return context.deepCopy();
    }

    @Override
    public void saw(DataStep step, Payload value) {
        steps.put(step, value);
    }

    @Override
    public void failed(Failure why) {
        failure = why;
    }

    @Override
    public void caught(int index) {
        catcher = OptionalInt.of(index);
    }

    /** The task brought something. */
    void brought(Payload what) {
        result = what;
    }

    Map<DataStep, Payload> steps() {
        return new EnumMap<>(steps);
    }

    Optional<Payload> result() {
        return Optional.ofNullable(result);
    }

    Failure failure() {
        return failure == null ? Failure.UNNAMED : failure;
    }

    OptionalInt catcher() {
        return catcher;
    }
}
