package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.Arm;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Retry;
import dev.pawl.dsl.Step;
import java.util.List;
import java.util.function.Function;

/**
 * What a state does about some errors. Retriers are asked in the order in which they are written, then
 * catchers in
 * theirs.
 *
 * @param <S>
 *            the kind of step
 */
public final class OnError<S extends Step<?>> {
    private final Draft draft;
    private final List<String> errors;
    private final Function<Draft, S> back;
    private final ObjectNode members;

    OnError(Draft draft, List<String> errors, Function<Draft, S> back) {
        this(draft, errors, back, JsonNodeFactory.instance.objectNode());
        errors.forEach(members.putArray("ErrorEquals")::add);
    }

    private OnError(Draft draft, List<String> errors, Function<Draft, S> back, ObjectNode members) {
        this.draft = draft;
        this.errors = errors;
        this.back = back;
        this.members = members;
    }

    /** Tries the state again. */
    public S retry(Retry how) {
        return back.apply(draft.withElement("Retry", how.json(errors)));
    }

    /** Of the catcher, for people. */
    public OnError<S> comment(String comment) {
        OnError<S> more = copy();
        more.members.put("Comment", comment);
        return more;
    }

    /** What goes on to the next state; {@link Jsonata#errorOutput} by default. */
    public OnError<S> output(Value<?> output) {
        OnError<S> more = copy();
        more.members.set("Output", output.json());
        return more;
    }

    /** An Assign without variables, which does nothing. */
    public OnError<S> assignNothing() {
        OnError<S> more = copy();
        more.members.withObjectProperty("Assign");
        return more;
    }

    /** A variable that later states can read. */
    public OnError<S> assign(String variable, Value<?> value) {
        OnError<S> more = copy();
        more.members.withObjectProperty("Assign").set(variable, value.json());
        return more;
    }

    /** A variable that later states can read. */
    public <T> OnError<S> assign(Variable<T> variable, Value<? extends T> value) {
        return assign(variable.name(), value);
    }

    /** A variable that later states can read. */
    public <T> OnError<S> assign(Variable<T> variable, T literal) {
        return assign(variable.name(), Jsonata.value(literal));
    }

    /** On to the state of that name. */
    public S goTo(String state) {
        return then(Jsonata.goTo(state));
    }

    /** On to the step that follows, as if nothing had happened. */
    public S goOn() {
        return then(Jsonata.goOn());
    }

    /** On into those steps, and from there to the step that follows. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final S then(Step<Jsonata>... steps) {
        return then(Jsonata.steps(steps));
    }

    /** On there. */
    public S then(Arm<Jsonata> arm) {
        return back.apply(draft.withExit("Catch", new Draft.Exit(members.deepCopy(), arm)));
    }

    private OnError<S> copy() {
        return new OnError<>(draft, errors, back, members.deepCopy());
    }
}
