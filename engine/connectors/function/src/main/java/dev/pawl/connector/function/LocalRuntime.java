package dev.pawl.connector.function;

import dev.pawl.connector.function.process.Call;
import dev.pawl.connector.function.process.CallResult;
import dev.pawl.connector.function.process.FunctionProcesses;
import dev.pawl.connector.function.process.Home;
import dev.pawl.connector.function.process.LaunchException;
import dev.pawl.function.LocalFunction;
import dev.pawl.json.Json;
import dev.pawl.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls functions in processes of this machine, each call on a virtual thread that waits for its process. */
final class LocalRuntime implements FunctionRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRuntime.class);
    private static final int MAX_REQUEST_BYTES = 6 * 1024 * 1024;
    private static final String VERSION = "$LATEST";

    private final Home home;
    private final Supplier<FunctionProcesses> starting;
    private final Map<String, LocalFunction> functions = new ConcurrentSkipListMap<>();
    private @Nullable FunctionProcesses processes;
    private boolean closed;

    /**
     * Without a function.
     *
     * @param starting
     *            makes ready for processes; called when the first is wanted
     */
    LocalRuntime(Home home, Supplier<FunctionProcesses> starting) {
        this.home = home;
        this.starting = starting;
    }

    void put(LocalFunction function) {
        FunctionProcesses.check(function);
        LocalFunction before = functions.put(function.name(), function);
        if (before != null && !before.equals(function)) {
            retire(function.name());
        }
    }

    void remove(String name) {
        if (functions.remove(name) != null) {
            retire(name);
        }
    }

    List<LocalFunction> all() {
        return List.copyOf(functions.values());
    }

    private synchronized void retire(String name) {
        if (processes != null) {
            processes.retire(name);
        }
    }

    private synchronized FunctionProcesses processes() throws LaunchException {
        if (closed) {
            throw new LaunchException("Expected functions to run, but they are being stopped");
        }
        if (processes == null) {
            processes = starting.get();
        }
        return processes;
    }

    @Override
    public boolean has(FunctionName function) {
        return functions.containsKey(function.name());
    }

    @Override
    public CompletableFuture<Answer> invoke(Invocation invocation) {
        String requestId = UUID.randomUUID().toString();
        LocalFunction function = functions.get(invocation.function().name());
        if (function == null) {
            return CompletableFuture.completedFuture(refused(404, "ResourceNotFoundException",
                    "Function not found: " + invocation.function().text(), requestId));
        }
        Call call;
        try {
            call = call(home.arn(function.name()), invocation, requestId);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(refused(400, "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getMessage(), requestId));
        }
        int length = call.payload().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_REQUEST_BYTES) {
            return CompletableFuture.completedFuture(refused(413, "RequestTooLargeException", length
                    + " byte payload is too large for the " + invocation.options().type().wireName()
                    + " invocation type (limit " + MAX_REQUEST_BYTES + " bytes)", requestId));
        }
        return switch (invocation.options().type()) {
            case REQUEST_RESPONSE -> run(function, call, invocation);
            case EVENT -> {
                var unused = run(function, call, invocation).thenAccept(answer -> unheard(function, answer));
                yield CompletableFuture.completedFuture(returned(202, "", requestId));
            }
            case DRY_RUN -> CompletableFuture.completedFuture(returned(204, "", requestId));
        };
    }

    private static Call call(String arn, Invocation invocation, String requestId) {
        String payload = invocation.payload().filter(text -> !text.isEmpty()).orElse("{}");
        var unused = Json.read(payload);
        Optional<String> context = invocation.options().clientContext().map(encoded -> ascii(Json.write(
                Json.read(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)))));
        String qualifier = invocation.options().qualifier().or(() -> invocation.function().qualifier())
                .map(q -> ":" + q).orElse("");
        return new Call(requestId, arn + qualifier, payload, context,
                invocation.task().trace().map(TraceContext::xray));
    }

    /** The same JSON text in characters that a header may have. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        json.chars().forEach(c -> text.append(c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return text.toString();
    }

    private CompletableFuture<Answer> run(LocalFunction function, Call call, Invocation invocation) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("function " + function.name())
                .unstarted(() -> answer.complete(answer(function, call, invocation)));
        var unused = answer.whenComplete((value, thrown) -> {
            if (thrown != null) {
                thread.interrupt();
            }
        });
        thread.start();
        return answer;
    }

    private Answer answer(LocalFunction function, Call call, Invocation invocation) {
        try {
            CallResult result = processes().call(function, call, invocation.timeLimit());
            Answer.Returned returned = returned(200, result.payload(), call.requestId());
            return new Answer.Returned(result.payload(),
                    result.failed() ? Optional.of("Unhandled") : Optional.empty(), VERSION,
                    invocation.options().tailLog() ? Optional.of(result.logTail()) : Optional.empty(),
                    returned.http());
        } catch (LaunchException e) {
            return refused(502, "InvalidRuntimeException", String.valueOf(e.getMessage()), call.requestId());
        } catch (TimeoutException e) {
            return refused(429, "TooManyRequestsException", "Rate Exceeded.", call.requestId());
        } catch (InterruptedException e) {
            return refused(500, "ServiceException", "The call was given up", call.requestId());
        } catch (RuntimeException e) {
            LOG.error("A call of function {} came upon a bug", function.name(), e);
            return refused(500, "ServiceException", e.toString(), call.requestId());
        }
    }

    private static void unheard(LocalFunction function, Answer answer) {
        switch (answer) {
            case Answer.Returned returned when returned.functionError().isPresent() ->
                LOG.warn("Function {} failed in a call that nobody waits for: {}", function.name(), returned.payload());
            case Answer.Returned returned -> {
                // Nobody wants to know.
            }
            case Answer.Refused refused ->
                LOG.warn("Function {} was not called: {}", function.name(), refused.message());
            case Answer.Unreachable unreachable ->
                LOG.warn("Function {} was not called: {}", function.name(), unreachable.message());
        }
    }

    private static Answer refused(int status, String code, String message, String requestId) {
        return new Answer.Refused(status, Optional.of(code), message, requestId);
    }

    private static Answer.Returned returned(int status, String payload, String requestId) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Length",
                List.of(String.valueOf(payload.getBytes(StandardCharsets.UTF_8).length)));
        headers.put("Content-Type", List.of("application/json"));
        headers.put("X-Amz-Executed-Version", List.of(VERSION));
        headers.put("x-amzn-RequestId", List.of(requestId));
        return new Answer.Returned(payload, Optional.empty(), VERSION, Optional.empty(),
                new Answer.Http(status, headers, requestId));
    }

    @Override
    public void close() {
        FunctionProcesses ending;
        synchronized (this) {
            closed = true;
            ending = processes;
            processes = null;
        }
        if (ending != null) {
            ending.close();
        }
    }
}
