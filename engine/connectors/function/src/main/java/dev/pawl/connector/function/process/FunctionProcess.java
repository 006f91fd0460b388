package dev.pawl.connector.function.process;

import dev.pawl.connector.function.runtimeapi.Event;
import dev.pawl.connector.function.runtimeapi.Result;
import dev.pawl.connector.function.runtimeapi.RuntimeApi;
import dev.pawl.function.LocalFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of a function. It works on one call at a time. */
final class FunctionProcess {
    /** What Lambda gives a function to begin, beside its timeout. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);
    private static final Duration MARK_LIMIT = Duration.ofMillis(300);
    private static final Duration END_LIMIT = Duration.ofSeconds(1);

    private final Deployment deployment;
    private final Process process;
    private final RuntimeApi api;
    private final Home home;
    private final ProcessOutput output;
    private final long startedNanos = System.nanoTime();
    private final boolean marks;
    private boolean fresh = true;
    private volatile boolean dead;
    private volatile boolean tooBig;
    private volatile boolean retired;
    private volatile long mostKibibytes;

    FunctionProcess(Deployment deployment, Process process, RuntimeApi api, Home home) {
        this.deployment = deployment;
        this.process = process;
        this.api = api;
        this.home = home;
        this.marks = Language.of(deployment.function().code().runtime()).orElseThrow() != Language.PROVIDED;
        this.output = new ProcessOutput(new InvocationLog(deployment.name(), "-", home.log()),
                home.secrets()::redact);
        output.read(process.getInputStream());
    }

    Deployment deployment() {
        return deployment;
    }

    long pid() {
        return process.pid();
    }

    /** Whether it can take another call. */
    boolean isUsable() {
        return isAlive() && !retired;
    }

    private boolean isAlive() {
        return !dead && process.isAlive();
    }

    /** It takes no other call. */
    void retire() {
        retired = true;
    }

    /** Told when the process has ended, by itself or not. */
    void onExit(Runnable then) {
        var unused = process.onExit().thenRun(() -> {
            kill();
            then.run();
        });
    }

    /**
     * Works on a call; afterwards, {@link #isUsable()} tells whether it can take another.
     *
     * @return empty if the process was gone before it took the call
     */
    Optional<CallResult> call(Call call) throws InterruptedException {
        InvocationLog log = new InvocationLog(deployment.name(), call.requestId(), home.log());
        output.begin(log, call.requestId());
        Timing timing = new Timing();
        try {
            Answer answer = answer(call, log, timing);
            if (!answer.taken()) {
                return Optional.empty();
            }
            drain();
            String payload = home.secrets().redact(answer.payload());
            log.line("END RequestId: " + call.requestId());
            log.line(timing.report(call.requestId(), deployment.function().limits().memoryMegabytes(), memory()));
            return Optional.of(new CallResult(payload, answer.failed(), log.tail()));
        } catch (InterruptedException e) {
            kill();
            throw e;
        } finally {
            fresh = false;
            output.end();
        }
    }

    private record Answer(String payload, boolean failed, boolean taken) {
        static Answer of(SandboxError error) {
            return new Answer(error.json(), true, true);
        }
    }

    private Answer answer(Call call, InvocationLog log, Timing timing) throws InterruptedException {
        Duration timeout = deployment.function().limits().timeout();
        try {
            Optional<Result> failed = get(api.begun(), INIT_LIMIT.plus(timeout));
            if (fresh) {
                timing.begun(startedNanos);
            }
            log.line("START RequestId: " + call.requestId() + " Version: $LATEST");
            Result result = failed.isPresent() ? failed.get() : given(call, timeout);
            return answer(result, call.requestId());
        } catch (TimeoutException e) {
            kill();
            log.line("RequestId: " + call.requestId() + " Task timed out after "
                    + timeout.toMillis() / 1000.0 + " seconds");
            return Answer.of(SandboxError.timedOut(call.requestId(), timeout));
        } finally {
            timing.ended();
        }
    }

    private Result given(Call call, Duration timeout) throws InterruptedException, TimeoutException {
        CompletableFuture<Result> result = api
                .give(new Event(call.requestId(), call.payload(), headers(call, timeout)));
        return get(result, timeout);
    }

    private static <T> T get(CompletableFuture<T> result, Duration limit)
            throws InterruptedException, TimeoutException {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer answer(Result result, String requestId) throws InterruptedException {
        return switch (result) {
            case Result.Returned returned -> new Answer(returned.payload(), false, true);
            case Result.Failed failed -> new Answer(failed.payload(), true, true);
            case Result.TooLarge large ->
                Answer.of(SandboxError.tooLarge(large.lengthBytes(), RuntimeApi.MAX_RESPONSE_BYTES));
            case Result.InitFailed failed -> {
                kill();
                yield new Answer(failed.payload(), true, true);
            }
            case Result.NotTaken gone -> new Answer("", true, false);
            case Result.Gone gone -> {
                kill();
                yield Answer.of(gone(requestId));
            }
        };
    }

    private SandboxError gone(String requestId) throws InterruptedException {
        if (tooBig) {
            return SandboxError.outOfMemory(requestId);
        }
        boolean exited = process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        return SandboxError.exited(requestId, exited ? process.exitValue() : 0);
    }

    private void drain() throws InterruptedException {
        if (!isAlive()) {
            output.awaitEnd(END_LIMIT);
        } else if (marks) {
            output.awaitMark(MARK_LIMIT);
        }
    }

    private static Map<String, String> headers(Call call, Duration timeout) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Lambda-Runtime-Aws-Request-Id", call.requestId());
        headers.put("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + timeout.toMillis()));
        headers.put("Lambda-Runtime-Invoked-Function-Arn", call.functionArn());
        headers.put("Lambda-Runtime-Trace-Id", call.traceHeader().orElseGet(FunctionProcess::traceId));
        call.clientContext().ifPresent(context -> headers.put("Lambda-Runtime-Client-Context", context));
        return headers;
    }

    private static String traceId() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return "Root=1-" + Long.toHexString(System.currentTimeMillis() / 1000) + "-" + random.substring(0, 24)
                + ";Parent=" + random.substring(16) + ";Sampled=0";
    }

    /** Looks at its memory, and ends it when it has taken more than it may. */
    void watchMemory() {
        LocalFunction function = deployment.function();
        long now = Memory.kibibytes(pid());
        mostKibibytes = Math.max(mostKibibytes, now);
        int own = Language.of(function.code().runtime()).orElseThrow().ownMegabytes();
        if (now > (function.limits().memoryMegabytes() + own) * 1024L) {
            tooBig = true;
            kill();
        }
    }

    private long memory() {
        if (isAlive()) {
            mostKibibytes = Math.max(mostKibibytes, Memory.kibibytes(pid()));
        }
        return (mostKibibytes + 1023) / 1024;
    }

    /** Ends it and all its children, at once. */
    void kill() {
        if (dead) {
            return;
        }
        dead = true;
        // Those that have left the group are found while their parent still lives.
        List<ProcessHandle> children = process.descendants().toList();
        try {
            // The guard's cue.
            process.getOutputStream().close();
        } catch (IOException e) {
            // The guard is gone already.
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        api.close();
    }

    /** Waits until it has ended and its output is read, but not for long. */
    void awaitEnd(long limitNanos) {
        try {
            boolean unused = process.waitFor(Math.max(0, limitNanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
