package dev.pawl.container.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Calls of the Docker Engine that end: each has its time, after which its connection is closed, and each
 * failure is told in
 * our words.
 *
 * @param where
 *            what messages call the engine
 * @param redact
 *            hides values of secrets
 */
record EngineCalls(String where, UnaryOperator<String> redact) {
    private static final int UNAVAILABLE = 503;
    private static final int LONGEST_MESSAGE = 2_000;

    /** Waits for an answer on the calling thread, which should be a virtual one. */
    <T> T call(Duration within, Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("docker-call").start(task);
        try {
            return task.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // the interrupt closes the connection: sockets of a path know no time-outs of their own
            task.cancel(true);
            throw new EngineException.Away(where + " did not answer within " + within.toSeconds() + " s");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new EngineException.Away("Waiting for " + where + " was interrupted");
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    /** As above, of a call that has no answer; that nothing had to be changed is fine. */
    void run(Duration within, Runnable call) {
        call(within, () -> {
            try {
                call.run();
            } catch (NotModifiedException e) {
                return false;
            }
            return true;
        });
    }

    /** In our words. */
    EngineException failed(Throwable thrown) {
        if (thrown instanceof EngineException known) {
            return known;
        }
        if (thrown instanceof DockerException refused && refused.getHttpStatus() != UNAVAILABLE) {
            return new EngineException.Refused(refused.getHttpStatus(), message(refused));
        }
        Optional<Throwable> io = cause(thrown);
        return new EngineException.Away(where + " cannot be reached: "
                + shown(io.map(Throwable::getMessage).orElse(String.valueOf(thrown.getMessage()))));
    }

    /** Of a text that may hold anything, what may be shown. */
    String shown(String text) {
        String hidden = redact.apply(text.strip());
        return hidden.length() > LONGEST_MESSAGE ? hidden.substring(0, LONGEST_MESSAGE) + "…" : hidden;
    }

    private static Optional<Throwable> cause(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof IOException && t.getMessage() != null) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    /** Docker answers with a JSON object that holds a message. */
    private String message(DockerException refused) {
        String text = String.valueOf(refused.getMessage());
        int brace = text.indexOf('{');
        if (brace >= 0) {
            try {
                text = Json.read(text.substring(brace)).path("message").asText(text);
            } catch (JsonTextException e) {
                return shown(text);
            }
        }
        return shown(text);
    }
}
