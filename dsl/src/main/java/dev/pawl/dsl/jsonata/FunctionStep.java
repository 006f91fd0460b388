package dev.pawl.dsl.jsonata;

import java.util.Optional;

/**
 * A call of a function through {@code lambda:invoke}. Its payload is the state's input unless
 * {@link #arguments} says
 * otherwise; what the state gives is what the function gave, without the answer around it.
 *
 * @param token
 *            in which member of the payload the task token goes, if the task waits for it
 * @param <A>
 *            what the function takes
 * @param <R>
 *            what it gives
 */
public record FunctionStep<A, R>(TaskStep<Object> base, String function, Value<?> payload, Optional<String> token)
        implements
            Verb<R> {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    static <A, R> FunctionStep<A, R> of(TaskStep<Object> base, String function) {
        return new FunctionStep<>(base, function, Jsonata.input(), Optional.empty());
    }

    /** What the function gets. */
    public FunctionStep<A, R> arguments(Value<? extends A> arguments) {
        return new FunctionStep<>(base, function, arguments, token);
    }

    /** What the function gets, as it is. */
    public FunctionStep<A, R> arguments(A literal) {
        return arguments(Jsonata.value(literal));
    }

    /**
     * Over not when the function has answered, but when somebody has brought the task token back, which is put
     * into
     * the payload: {@code waitingForTaskToken("token")}. What is sent then is the result.
     */
    public FunctionStep<A, R> waitingForTaskToken(String member) {
        return new FunctionStep<>(base, function, payload, Optional.of(member));
    }

    @Override
    public TaskStep<R> task() {
        ObjectValue call = Jsonata.object().put("FunctionName", function);
        return token
                .map(member -> new TaskStep<R>(base.resource(INVOKE + ".waitForTaskToken")
                        .arguments(call.put("Payload", withToken(member))).draft(), Expr.path("$states.result")))
                .orElseGet(() -> {
                    Expr<R> result = Expr.path("$states.result.Payload");
                    return new TaskStep<>(base.resource(INVOKE).arguments(call.put("Payload", payload)).output(result)
                            .draft(), result);
                });
    }

    private Value<?> withToken(String member) {
        Value<?> token = Jsonata.context().taskToken();
        return switch (payload) {
            case ObjectValue object -> object.put(member, token);
            case RecordValue<?> record -> record.members().put(member, token);
            default -> Members.merge(payload, Jsonata.object().put(member, token));
        };
    }
}
