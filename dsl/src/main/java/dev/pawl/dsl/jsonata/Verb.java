package dev.pawl.dsl.jsonata;

import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Step;
import java.time.Duration;
import java.util.function.Function;

/**
 * A Task whose arguments have words of their own: a function, an approval, a container. What is particular to
 * it is
 * said first; what all tasks have leads to a {@link TaskStep}.
 *
 * @param <R>
 *            the Java type of its result
 */
public sealed interface Verb<R> extends Step<Jsonata>
        permits FunctionStep, ServiceStep, ApprovalStep, ContainerStep, BatchStep, JobStep, HttpStep, ExecutionStep {
    /** The same as a Task with its arguments. */
    TaskStep<R> task();

    @Override
    default Draft draft() {
        return task().draft();
    }

    /** For people. */
    default TaskStep<R> comment(String comment) {
        return task().comment(comment);
    }

    /** What the state gives, instead of the result. */
    default TaskStep<R> output(Value<?> output) {
        return task().output(output);
    }

    /** What the state gives, made of the result: {@code .output(receipt -> receipt.get(Receipt::number))}. */
    default TaskStep<R> output(Function<Expr<R>, ? extends Value<?>> output) {
        return task().output(output);
    }

    /** With its query language written out, although it may be the machine's. */
    default TaskStep<R> queryLanguage() {
        return task().queryLanguage();
    }

    /** As whom the resource is called: an ARN. */
    default TaskStep<R> role(String arn) {
        return task().role(arn);
    }

    /** As whom the resource is called: an ARN. */
    default TaskStep<R> role(Value<String> arn) {
        return task().role(arn);
    }

    /** An Assign without variables, which does nothing. */
    default TaskStep<R> assignNothing() {
        return task().assignNothing();
    }

    /** A variable that later states can read. */
    default TaskStep<R> assign(String variable, Value<?> value) {
        return task().assign(variable, value);
    }

    /** A variable that later states can read. */
    default <T> TaskStep<R> assign(Variable<T> variable, Value<? extends T> value) {
        return task().assign(variable, value);
    }

    /** A variable that later states can read, made of the result. */
    default TaskStep<R> assign(String variable, Function<Expr<R>, ? extends Value<?>> value) {
        return task().assign(variable, value);
    }

    /** A variable that later states can read, made of the result. */
    default <T> TaskStep<R> assign(Variable<T> variable, Function<Expr<R>, ? extends Value<? extends T>> value) {
        return task().assign(variable, value);
    }

    /** After which each attempt fails with {@code States.Timeout}, in whole seconds. */
    default TaskStep<R> timeout(Duration timeout) {
        return task().timeout(timeout);
    }

    /** After which each attempt fails with {@code States.Timeout}, in seconds. */
    default TaskStep<R> timeout(Value<? extends Number> seconds) {
        return task().timeout(seconds);
    }

    /** After which silence is {@code States.HeartbeatTimeout}, in seconds. */
    default TaskStep<R> heartbeat(Value<? extends Number> seconds) {
        return task().heartbeat(seconds);
    }

    /** After which silence is {@code States.HeartbeatTimeout}, in whole seconds. */
    default TaskStep<R> heartbeat(Duration heartbeat) {
        return task().heartbeat(heartbeat);
    }

    /** What to do about those errors. */
    default OnError<TaskStep<R>> on(String... errors) {
        return task().on(errors);
    }

    /** What to do about all errors that can be handled. */
    default OnError<TaskStep<R>> onAnyError() {
        return on(Errors.ALL);
    }

    /** To the state of that name, instead of to the step that follows. */
    default TaskStep<R> next(String state) {
        return task().next(state);
    }

    /** Out of the flow, instead of to the step that follows. */
    default TaskStep<R> end() {
        return task().end();
    }
}
