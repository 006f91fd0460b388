package dev.pawl.server.tracing;

import dev.pawl.delivery.DeliveryException;
import dev.pawl.delivery.Subscriber;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.trace.TraceContext;
import dev.pawl.trace.Tracing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows what is committed and tells a collector the spans that ended. If the collector is away, nothing is
 * kept in
 * memory: the same commits come again later, and give spans with the same ids.
 */
final class SpanSubscriber implements Subscriber {
    private static final int EXECUTIONS = 10_000;
    private static final int PAGE = 1000;

    private final TracingSettings settings;
    private final Tracing tracing;
    private final OtlpSender sender;
    private final Store store;
    private final Map<String, Optional<OpenSpans>> open = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<OpenSpans>> eldest) {
            return size() > EXECUTIONS;
        }
    };

    SpanSubscriber(TracingSettings settings, Tracing tracing, OtlpSender sender, Store store) {
        this.settings = settings;
        this.tracing = tracing;
        this.sender = sender;
        this.store = store;
    }

    @Override
    public String name() {
        return "tracing";
    }

    /** Express executions leave commits only if they are logged; their spans are made as they run. */
    @Override
    public Optional<String> lane(MachineRecord revision) {
        return revision.type() == MachineRecord.MachineType.STANDARD ? Optional.of("otlp") : Optional.empty();
    }

    @Override
    public synchronized long deliver(String lane, List<Committed> commits)
            throws DeliveryException, InterruptedException {
        List<Span> spans = new ArrayList<>();
        Instant oldest = Instant.now().minus(settings.maxAge());
        for (Committed commit : commits) {
            spans(commit).filter(found -> !found.isEmpty()).ifPresent(found -> found.stream()
                    .filter(span -> span.to().isAfter(oldest)).forEach(spans::add));
        }
        try {
            for (int from = 0; from < spans.size(); from += OtlpSender.SPANS) {
                sender.send(spans.subList(from, Math.min(spans.size(), from + OtlpSender.SPANS)));
            }
        } catch (DeliveryException e) {
            // the same commits come again, and are told to executions as they were before them
            commits.forEach(commit -> open.remove(commit.info().arn()));
            throw e;
        }
        return spans.size();
    }

    private Optional<List<Span>> spans(Committed commit) {
        ExecutionInfo info = commit.info();
        List<HistoryEvent> visible = commit.events().stream().filter(HistoryEvent::visible).toList();
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        Optional<OpenSpans> known = open.get(info.arn());
        if (known == null) {
            known = begin(info, visible.getFirst().id());
            open.put(info.arn(), known);
        }
        List<Span> ended = new ArrayList<>();
        known.ifPresent(spans -> visible.stream().filter(event -> event.id() > spans.lastId())
                .forEach(event -> spans.happened(event, ended::add)));
        if (commit.events().stream().anyMatch(event -> event.event() instanceof Event.OfExecution)
                && !ended.isEmpty() && ended.getLast().kind() == Span.Kind.SERVER) {
            open.remove(info.arn());
        }
        return Optional.of(ended);
    }

    /** What had begun before that event; empty if the execution is not recorded, or is gone. */
    private Optional<OpenSpans> begin(ExecutionInfo info, long firstId) {
        Optional<ExecutionRecord> record = store.executions().find(info.arn());
        Optional<TraceContext> trace = record
                .flatMap(execution -> tracing.execution(info.arn(), execution.traceHeader()));
        if (record.isEmpty() || trace.isEmpty()) {
            return Optional.empty();
        }
        OpenSpans spans = new OpenSpans(info, trace.get());
        record.get().forkedFrom().ifPresent(origin -> spans.beginAfter(origin.eventId() - 1));
        while (spans.lastId() + 1 < firstId) {
            List<HistoryEvent> page = store.executions().history(record.get().key(),
                    new HistoryRange(spans.lastId() + 1, PAGE, false));
            page.stream().filter(event -> event.id() < firstId)
                    .forEach(event -> spans.happened(event, span -> {}));
            if (page.isEmpty()) {
                break;
            }
        }
        return Optional.of(spans);
    }

    @Override
    public void close() {
        sender.close();
    }
}
