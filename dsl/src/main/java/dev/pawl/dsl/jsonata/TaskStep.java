package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.WholeSeconds;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A Task state.
 *
 * @param result
 *            where its result is, as its author sees it
 * @param <R>
 *            the Java type of that result
 */
public record TaskStep<R>(Draft draft, Expr<R> result) implements Step<Jsonata> {
    /** For people. */
    public TaskStep<R> comment(String comment) {
        return with(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public TaskStep<R> queryLanguage() {
        return with(draft.sayingItsLanguage());
    }

    /** Who does it: an ARN. */
    public TaskStep<R> resource(String arn) {
        return with(draft.with("Resource", arn));
    }

    /** Of which type the resource's result is; for {@link #output(Function)}. */
    public <S> TaskStep<S> returning(Class<S> type) {
        return new TaskStep<>(draft, result.as(type));
    }

    /** What the resource gets, instead of the state's input. */
    public TaskStep<R> arguments(Value<?> arguments) {
        return with(draft.with("Arguments", arguments.json()));
    }

    /** What the state gives, instead of the resource's result. */
    public TaskStep<R> output(Value<?> output) {
        return with(draft.with("Output", output.json()));
    }

    /** What the state gives, made of the result: {@code .output(receipt -> receipt.get(Receipt::number))}. */
    public TaskStep<R> output(Function<Expr<R>, ? extends Value<?>> output) {
        return output(output.apply(result));
    }

    /** An Assign without variables, which does nothing. */
    public TaskStep<R> assignNothing() {
        return with(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public TaskStep<R> assign(String variable, Value<?> value) {
        return with(draft.withMember("Assign", variable, value.json()));
    }

    /** A variable that later states can read. */
    public <T> TaskStep<R> assign(Variable<T> variable, Value<? extends T> value) {
        return assign(variable.name(), value);
    }

    /** A variable that later states can read, made of the result. */
    public TaskStep<R> assign(String variable, Function<Expr<R>, ? extends Value<?>> value) {
        return assign(variable, value.apply(result));
    }

    // A literal is a value(…) here: with an overload for it the compiler cannot tell what a lambda is meant for.
    /** A variable that later states can read, made of the result. */
    public <T> TaskStep<R> assign(Variable<T> variable, Function<Expr<R>, ? extends Value<? extends T>> value) {
        return assign(variable.name(), value.apply(result));
    }

    /** After which each attempt fails with {@code States.Timeout}, in whole seconds, at most 99,999,999. */
    public TaskStep<R> timeout(Duration timeout) {
        return with(draft.with("TimeoutSeconds", LongNode.valueOf(WholeSeconds.of(timeout, "TimeoutSeconds"))));
    }

    /** After which each attempt fails with {@code States.Timeout}, in seconds. */
    public TaskStep<R> timeout(Value<? extends Number> seconds) {
        return with(draft.with("TimeoutSeconds", seconds.json()));
    }

    /** After which silence is {@code States.HeartbeatTimeout}, in whole seconds, fewer than the time-out's. */
    public TaskStep<R> heartbeat(Duration heartbeat) {
        return with(draft.with("HeartbeatSeconds", LongNode.valueOf(WholeSeconds.of(heartbeat, "HeartbeatSeconds"))));
    }

    /** After which silence is {@code States.HeartbeatTimeout}, in seconds. */
    public TaskStep<R> heartbeat(Value<? extends Number> seconds) {
        return with(draft.with("HeartbeatSeconds", seconds.json()));
    }

    /** As whom the resource is called; {@code Credentials.RoleArn}. */
    public TaskStep<R> role(String arn) {
        return role(Jsonata.value(arn));
    }

    /** As whom the resource is called; {@code Credentials.RoleArn}. */
    public TaskStep<R> role(Value<String> arn) {
        JsonNode credentials = JsonNodeFactory.instance.objectNode().set("RoleArn", arn.json());
        return with(draft.with("Credentials", credentials));
    }

    /**
     * What to do about those errors: {@code .on("Busy").retry(times(3))}, {@code .on("Gone").goTo("Order")}.
     * Retriers
     * and catchers are asked in the order in which they are written.
     */
    public OnError<TaskStep<R>> on(String... errors) {
        return new OnError<>(draft, List.of(errors), this::with);
    }

    /** What to do about all errors that can be handled. */
    public OnError<TaskStep<R>> onAnyError() {
        return on(Errors.ALL);
    }

    /** To the state of that name, instead of to the step that follows. */
    public TaskStep<R> next(String state) {
        return with(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public TaskStep<R> end() {
        return with(draft.leading(new Onward.End()));
    }

    private TaskStep<R> with(Draft more) {
        return new TaskStep<>(more, result);
    }
}
