package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.WholeSeconds;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Task state. */
public record TaskStep(Draft draft) implements Step<JsonPaths> {
    /** For people. */
    public TaskStep comment(String comment) {
        return new TaskStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public TaskStep queryLanguage() {
        return new TaskStep(draft.sayingItsLanguage());
    }

    /** Who does it: an ARN. */
    public TaskStep resource(String arn) {
        return new TaskStep(draft.with("Resource", arn));
    }

    /** What of its input the state works on; all of it by default. */
    public TaskStep inputPath(String path) {
        return new TaskStep(draft.with("InputPath", path));
    }

    /** What of its input the state works on; all of it by default. */
    public TaskStep inputPath(Path<?> path) {
        return inputPath(path.text());
    }

    /** What of its input the state works on: none of it, the empty object. */
    public TaskStep inputPath(Nothing none) {
        return new TaskStep(draft.with("InputPath", NullNode.instance));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public TaskStep outputPath(String path) {
        return new TaskStep(draft.with("OutputPath", path));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public TaskStep outputPath(Path<?> path) {
        return outputPath(path.text());
    }

    /** What of all that goes on to the next state: none of it, the empty object. */
    public TaskStep outputPath(Nothing none) {
        return new TaskStep(draft.with("OutputPath", NullNode.instance));
    }

    /** What the resource gets, instead of its input. */
    public TaskStep parameters(Template<?> parameters) {
        return new TaskStep(draft.with("Parameters", parameters.json()));
    }

    /** What is made of the resource's result, which {@code $} stands for here. */
    public TaskStep resultSelector(Template<?> selector) {
        return new TaskStep(draft.with("ResultSelector", selector.json()));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public TaskStep resultPath(String path) {
        return new TaskStep(draft.with("ResultPath", path));
    }

    /** Where in the input the result is put; it replaces the input by default. */
    public TaskStep resultPath(Path<?> path) {
        return resultPath(path.text());
    }

    /** The result is dropped, and the input goes on. */
    public TaskStep resultPath(Nothing discard) {
        return new TaskStep(draft.with("ResultPath", NullNode.instance));
    }

    /** An Assign without variables, which does nothing. */
    public TaskStep assignNothing() {
        return new TaskStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read. */
    public TaskStep assign(String variable, Value<?> value) {
        return new TaskStep(Writing.assign(draft, variable, value));
    }

    /** A variable that later states can read. */
    public TaskStep assign(String variable, @Nullable Object literal) {
        return assign(variable, new Literal<>(Literals.of(literal)));
    }

    /** After which each attempt fails with {@code States.Timeout}, in whole seconds, at most 99,999,999. */
    public TaskStep timeout(Duration timeout) {
        return new TaskStep(
                draft.with("TimeoutSeconds", LongNode.valueOf(WholeSeconds.of(timeout, "TimeoutSeconds"))));
    }

    /** After which each attempt fails with {@code States.Timeout}: as many seconds as stand there. */
    public TaskStep timeout(Path<? extends Number> seconds) {
        return new TaskStep(draft.with("TimeoutSecondsPath", seconds.text()));
    }

    /** After which silence is {@code States.HeartbeatTimeout}, in whole seconds, fewer than the time-out's. */
    public TaskStep heartbeat(Duration heartbeat) {
        return new TaskStep(
                draft.with("HeartbeatSeconds", LongNode.valueOf(WholeSeconds.of(heartbeat, "HeartbeatSeconds"))));
    }

    /** After which silence is {@code States.HeartbeatTimeout}: as many seconds as stand there. */
    public TaskStep heartbeat(Path<? extends Number> seconds) {
        return new TaskStep(draft.with("HeartbeatSecondsPath", seconds.text()));
    }

    /** As whom the resource is called; {@code Credentials.RoleArn}. */
    public TaskStep role(String arn) {
        return new TaskStep(draft.with("Credentials", JsonNodeFactory.instance.objectNode().put("RoleArn", arn)));
    }

    /** As whom the resource is called, from there; {@code Credentials.RoleArn.$}. */
    public TaskStep role(Dynamic<String> arn) {
        return new TaskStep(
                draft.with("Credentials", JsonNodeFactory.instance.objectNode().put("RoleArn.$", arn.text())));
    }

    /**
     * What to do about those errors: {@code .on("Busy").retry(times(3))}, {@code .on("Gone").goTo("Order")}.
     * Retriers
     * and catchers are asked in the order in which they are written.
     */
    public OnError<TaskStep> on(String... errors) {
        return new OnError<>(draft, List.of(errors), TaskStep::new);
    }

    /** What to do about all errors that can be handled. */
    public OnError<TaskStep> onAnyError() {
        return on(Errors.ALL);
    }

    /** To the state of that name, instead of to the step that follows. */
    public TaskStep next(String state) {
        return new TaskStep(draft.leading(new Onward.To(state)));
    }

    /** Out of the flow, instead of to the step that follows. */
    public TaskStep end() {
        return new TaskStep(draft.leading(new Onward.End()));
    }
}
