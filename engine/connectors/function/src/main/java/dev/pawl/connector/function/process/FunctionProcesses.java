package dev.pawl.connector.function.process;

import dev.pawl.function.LocalFunction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Runs functions in processes that it starts, keeps warm and ends. Nothing of it outlives it. */
public final class FunctionProcesses implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** How often a process may have ended just before it was given the call. */
    private static final int ATTEMPTS = 5;
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final RuntimeFolder folder;
    private final CodeStore code;
    private final Fleet fleet;
    private final Thread watch;

    /**
     * Ready to run.
     *
     * @param limits
     *            for all functions together
     * @param server
     *            the whole environment of the server, of which functions may ask for parts
     */
    public FunctionProcesses(Home home, Limits limits, Map<String, String> server) {
        this.folder = RuntimeFolder.create();
        this.code = new CodeStore(folder.path());
        this.fleet = new Fleet(new Launcher(home, folder.path(), server), limits.processes(), limits.idle());
        this.watch = Thread.ofPlatform().daemon().name("function processes").start(this::watch);
    }

    /**
     * For all functions together.
     *
     * @param processes
     *            how many there may be
     * @param idle
     *            how long a process stays without work
     */
    public record Limits(int processes, Duration idle) {
        /** Fifty, and five minutes. */
        public static final Limits DEFAULT = new Limits(50, Duration.ofMinutes(5));
    }

    /**
     * Refuses a function that cannot be run whatever its code is.
     *
     * @throws IllegalArgumentException
     *             saying what was expected
     */
    public static void check(LocalFunction function) {
        String runtime = function.code().runtime();
        Language language = Language.of(runtime).orElseThrow(() -> new IllegalArgumentException(
                "Expected a runtime such as nodejs20.x, python3.11, java21 or provided.al2023 for function "
                        + function.name() + ", but got " + runtime));
        if (!language.handlerForm().isEmpty() && function.code().handler().isBlank()) {
            throw new IllegalArgumentException("Expected a handler for function " + function.name() + ": "
                    + language.handlerForm() + ", but there is none");
        }
    }

    /**
     * Calls a function and waits for its end. An interrupted call ends its process.
     *
     * @param wait
     *            how long to wait for a free process
     * @throws LaunchException
     *             if no process can be started
     * @throws TimeoutException
     *             if none was free for so long
     */
    public CallResult call(LocalFunction function, Call call, Duration wait)
            throws InterruptedException, LaunchException, TimeoutException {
        for (int i = 0; i < ATTEMPTS; i++) {
            FunctionProcess process = fleet.lease(code.deployment(function), wait);
            try {
                Optional<CallResult> result = process.call(call);
                if (result.isPresent()) {
                    return result.get();
                }
            } finally {
                fleet.giveBack(process);
            }
        }
        throw new LaunchException("Expected a process of function " + function.name() + " to take an event, but "
                + ATTEMPTS + " in a row ended before");
    }

    /** The function is not there any more, or is another one. */
    public void retire(String function) {
        fleet.retire(function);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                fleet.sweep();
            }
        } catch (InterruptedException e) {
            // That is how it ends.
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        fleet.close(END_LIMIT);
        folder.close();
    }
}
