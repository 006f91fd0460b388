package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.Arm;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Retry;
import dev.pawl.dsl.Step;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a state does about some errors. Retriers are asked in the order in which they are written, then
 * catchers in
 * theirs.
 *
 * @param <S>
 *            the kind of step
 */
public final class OnError<S extends Step<JsonPaths>> {
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

    /** Where in the state's input the error output is put; it replaces the input by default. */
    public OnError<S> resultPath(String path) {
        OnError<S> more = copy();
        more.members.put("ResultPath", path);
        return more;
    }

    /** Where in the state's input the error output is put; it replaces the input by default. */
    public OnError<S> resultPath(Path<?> path) {
        return resultPath(path.text());
    }

    /** The error output is dropped, and the state's input goes on. */
    public OnError<S> resultPath(Nothing discard) {
        OnError<S> more = copy();
        more.members.putNull("ResultPath");
        return more;
    }

    /** An Assign without variables, which does nothing. */
    public OnError<S> assignNothing() {
        OnError<S> more = copy();
        more.members.withObjectProperty("Assign");
        return more;
    }

    /** A variable that later states can read; {@code $} is the error output. */
    public OnError<S> assign(String variable, Value<?> value) {
        OnError<S> more = copy();
        Literals.put(more.members.withObjectProperty("Assign"), variable, value);
        return more;
    }

    /** A variable that later states can read. */
    public OnError<S> assign(String variable, @Nullable Object literal) {
        return assign(variable, new Literal<>(Literals.of(literal)));
    }

    /** On to the state of that name. */
    public S goTo(String state) {
        return then(JsonPaths.goTo(state));
    }

    /** On to the step that follows, as if nothing had happened. */
    public S goOn() {
        return then(JsonPaths.goOn());
    }

    /** On into those steps, and from there to the step that follows. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final S then(Step<? extends Language>... steps) {
        return then(JsonPaths.steps(steps));
    }

    /** On there. */
    public S then(Arm<? extends Language> arm) {
        return back.apply(draft.withExit("Catch", new Draft.Exit(members.deepCopy(), arm)));
    }

    private OnError<S> copy() {
        return new OnError<>(draft, errors, back, members.deepCopy());
    }
}
