package dev.pawl.dsl.jsonata;

/**
 * A start of another machine. It waits until that execution has ended, and gives what it gave;
 * {@link #withoutWaiting} gives {@code ExecutionArn} and {@code StartDate} at once.
 *
 * @param arguments
 *            by name
 * @param waiting
 *            whether it waits
 */
public record ExecutionStep(TaskStep<Object> base, ObjectValue arguments, boolean waiting) implements Verb<Object> {
    private static final String START = "arn:aws:states:::states:startExecution";

    static ExecutionStep of(TaskStep<Object> base, String stateMachineArn) {
        return new ExecutionStep(base,
                Jsonata.object().put("StateMachineArn", stateMachineArn).put("Input", Jsonata.input()), true);
    }

    /** What it gets; the state's input by default. */
    public ExecutionStep input(Value<?> input) {
        return new ExecutionStep(base, arguments.put("Input", input), waiting);
    }

    /** The name of the execution, so that doing it twice does no harm. */
    public ExecutionStep name(Value<String> name) {
        return new ExecutionStep(base, arguments.put("Name", name), waiting);
    }

    /** Over when it has begun. */
    public ExecutionStep withoutWaiting() {
        return new ExecutionStep(base, arguments, false);
    }

    @Override
    public TaskStep<Object> task() {
        if (!waiting) {
            return base.resource(START).arguments(arguments);
        }
        Expr<Object> result = Expr.path("$states.result.Output");
        return new TaskStep<>(base.resource(START + ".sync:2").arguments(arguments).output(result).draft(), result);
    }
}
