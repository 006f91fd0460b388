package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Onward;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.WholeSeconds;
import java.time.Duration;
import java.util.List;

/** A Task state. */
public record TaskStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public TaskStep comment(String comment) {
        return new TaskStep(Writing.comment(draft, comment));
    }

    /** Who does it: an ARN. */
    public TaskStep resource(String arn) {
        return new TaskStep(draft.with("Resource", TextNode.valueOf(arn)));
    }

    /** What the resource gets, instead of the state's input. */
    public TaskStep arguments(Value<?> arguments) {
        return new TaskStep(Writing.arguments(draft, arguments));
    }

    /** What the state gives, instead of the resource's result. */
    public TaskStep output(Value<?> output) {
        return new TaskStep(Writing.output(draft, output));
    }

    /** A variable that later states can read. */
    public TaskStep assign(String variable, Value<?> value) {
        return new TaskStep(Writing.assign(draft, variable, value));
    }

    /** After which each attempt fails with {@code States.Timeout}, in whole seconds. */
    public TaskStep timeout(Duration timeout) {
        return new TaskStep(
                draft.with("TimeoutSeconds", LongNode.valueOf(WholeSeconds.of(timeout, "TimeoutSeconds"))));
    }

    /** After which each attempt fails with {@code States.Timeout}, in seconds. */
    public TaskStep timeout(Expr<? extends Number> seconds) {
        return new TaskStep(draft.with("TimeoutSeconds", seconds.json()));
    }

    /** After which silence is {@code States.HeartbeatTimeout}, in whole seconds. */
    public TaskStep heartbeat(Duration heartbeat) {
        return new TaskStep(
                draft.with("HeartbeatSeconds", LongNode.valueOf(WholeSeconds.of(heartbeat, "HeartbeatSeconds"))));
    }

    /** After which silence is {@code States.HeartbeatTimeout}, in seconds. */
    public TaskStep heartbeat(Expr<? extends Number> seconds) {
        return new TaskStep(draft.with("HeartbeatSeconds", seconds.json()));
    }

    /** As whom the resource is called. */
    public TaskStep role(Value<String> arn) {
        JsonNode credentials = JsonNodeFactory.instance.objectNode().set("RoleArn", arn.json());
        return new TaskStep(draft.with("Credentials", credentials));
    }

    /** What to do about those errors: {@code .on("Busy").retry(times(3))}, {@code .on("Gone").goTo("Order")}. */
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
