package dev.pawl.server.tracing;

import dev.pawl.delivery.DeliveryException;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.runtime.Listener;
import dev.pawl.trace.TraceContext;
import dev.pawl.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spans of Express executions, which leave nothing to follow: made as they run, best effort as their logs
 * are. While the
 * collector is away so many are kept in memory, and further ones are dropped and complained about.
 */
public final class ExpressSpans implements Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressSpans.class);
    private static final int EXECUTIONS = 10_000;
    private static final int WAITING = 50_000;
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Tracing tracing;
    private final TracingSettings settings;
    private final OtlpSender sender;
    private final Map<String, TraceContext> begun = new ConcurrentHashMap<>();
    private final Map<String, OpenSpans> open = new ConcurrentHashMap<>();
    private final BlockingQueue<Span> waiting = new LinkedBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("pawl-express-spans").unstarted(this::run);
    private volatile boolean closed;

    ExpressSpans(Tracing tracing, TracingSettings settings, OtlpSender sender) {
        this.tracing = tracing;
        this.settings = settings;
        this.sender = sender;
    }

    /** Spans are sent from now on. */
    public void start() {
        thread.start();
    }

    void began(String executionArn, Optional<String> header) {
        if (begun.size() + open.size() < EXECUTIONS) {
            tracing.execution(executionArn, header).ifPresent(trace -> begun.put(executionArn, trace));
        }
    }

    @Override
    public void happened(ExecutionInfo execution, List<HistoryEvent> events) {
        if (!execution.express()) {
            return;
        }
        TraceContext trace = begun.remove(execution.arn());
        OpenSpans spans = trace == null
                ? open.get(execution.arn())
                : new OpenSpans(execution, trace);
        if (spans == null) {
            return;
        }
        List<Span> ended = new ArrayList<>();
        events.forEach(event -> spans.happened(event, ended::add));
        if (!ended.isEmpty() && ended.getLast().kind() == Span.Kind.SERVER) {
            open.remove(execution.arn());
        } else {
            open.put(execution.arn(), spans);
        }
        ended.forEach(this::keep);
    }

    private void keep(Span span) {
        if (!waiting.offer(span) && dropped.incrementAndGet() % WAITING == 1) {
            LOG.warn("The collector does not keep up: {} spans of Express executions were dropped so far",
                    dropped.get());
        }
    }

    private void run() {
        List<Span> some = new ArrayList<>();
        try {
            while (!closed || !waiting.isEmpty()) {
                if (some.isEmpty()) {
                    Span first = waiting.poll(LINGER.toMillis(), TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    some.add(first);
                }
                waiting.drainTo(some, OtlpSender.SPANS - some.size());
                send(some);
            }
        } catch (InterruptedException e) {
            LOG.debug("Spans of Express executions that were left are dropped");
        }
    }

    private void send(List<Span> some) throws InterruptedException {
        Instant oldest = Instant.now().minus(settings.maxAge());
        some.removeIf(span -> span.to().isBefore(oldest));
        try {
            if (!some.isEmpty()) {
                sender.send(some);
            }
            some.clear();
        } catch (DeliveryException e) {
            LOG.debug("Spans of Express executions could not be sent; trying again", e);
            TimeUnit.MILLISECONDS.sleep(BACK_OFF.toMillis());
        }
    }

    /** Sends what is there, for a while. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
