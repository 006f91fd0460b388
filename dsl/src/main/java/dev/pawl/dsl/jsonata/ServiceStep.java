package dev.pawl.dsl.jsonata;

import dev.pawl.asl.TaskResource.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of a service.
 *
 * @param base
 *            the state without what this says
 * @param call
 *            the Resource without its pattern
 * @param pattern
 *            when the task is over
 * @param arguments
 *            by name
 */
public record ServiceStep(TaskStep<Object> base, String call, Pattern pattern, ObjectValue arguments)
        implements
            Verb<Object> {
    static ServiceStep of(TaskStep<Object> base, String call) {
        return new ServiceStep(base, call, Pattern.REQUEST_RESPONSE, Jsonata.object());
    }

    /** With that argument. */
    public ServiceStep set(String argument, Value<?> value) {
        return new ServiceStep(base, call, pattern, arguments.put(argument, value));
    }

    /** With that argument, as it is. */
    public ServiceStep set(String argument, @Nullable Object literal) {
        return new ServiceStep(base, call, pattern, arguments.put(argument, literal));
    }

    /** Over when the work that the service accepted has ended; {@code .sync}. */
    public ServiceStep sync() {
        return new ServiceStep(base, call, Pattern.SYNC, arguments);
    }

    /**
     * Over when somebody has brought the token back, which the arguments have to carry;
     * {@code .waitForTaskToken}.
     */
    public ServiceStep waitingForTaskToken() {
        return new ServiceStep(base, call, Pattern.WAIT_FOR_TASK_TOKEN, arguments);
    }

    @Override
    public TaskStep<Object> task() {
        TaskStep<Object> task = base.resource(call + pattern.suffix());
        return arguments.members().isEmpty() ? task : task.arguments(arguments);
    }
}
