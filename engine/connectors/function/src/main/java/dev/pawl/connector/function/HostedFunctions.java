package dev.pawl.connector.function;

import dev.pawl.function.FunctionAnswer;
import dev.pawl.function.FunctionCall;
import dev.pawl.function.LocalFunction;
import dev.pawl.function.LocalFunctions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The functions of this machine, for callers other than tasks. */
record HostedFunctions(InProcessRuntime inProcess, LocalRuntime local) implements LocalFunctions {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

    @Override
    public void put(LocalFunction function) {
        local.put(function);
    }

    @Override
    public void remove(String name) {
        local.remove(name);
    }

    @Override
    public List<LocalFunction> all() {
        return local.all();
    }

    @Override
    public CompletableFuture<FunctionAnswer> invoke(FunctionCall call) {
        FunctionName function = FunctionName.parse(call.function());
        String token = UUID.randomUUID().toString();
        Invocation invocation = new Invocation(function, call.payload(),
                new Invocation.Options(call.type(), call.tailLog(), call.clientContext(), call.qualifier()),
                new Invocation.Task(token, "", 0), LONGEST_CALL);
        FunctionRuntime runtime = inProcess.has(function) ? inProcess : local;
        CompletableFuture<Answer> answer = runtime.invoke(invocation);
        CompletableFuture<FunctionAnswer> told = answer.thenApply(value -> told(value, token));
        var unused = told.whenComplete((value, thrown) -> answer.cancel(true));
        return told;
    }

    private static FunctionAnswer told(Answer answer, String token) {
        return switch (answer) {
            case Answer.Returned returned -> new FunctionAnswer.Returned(returned.http().requestId(),
                    returned.http().status(), returned.payload(), returned.functionError(), returned.executedVersion(),
                    returned.logResult());
            case Answer.Refused refused -> new FunctionAnswer.Refused(refused.requestId(), refused.status(),
                    refused.code().orElse("ServiceException"), refused.message());
            case Answer.Unreachable unreachable ->
                new FunctionAnswer.Refused(token, 500, "ServiceException", unreachable.message());
        };
    }
}
