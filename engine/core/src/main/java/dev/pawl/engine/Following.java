package dev.pawl.engine;

import dev.pawl.delivery.Watcher;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.log.ExpressIntake;
import dev.pawl.log.ExpressRetention;
import dev.pawl.runtime.AfterCommit;
import dev.pawl.store.Lease;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires what follows commits to the runtime: watchers, and the log of Express executions. */
final class Following implements AfterCommit {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final List<Watcher> watchers;
    private final ExpressIntake intake;
    private final ExpressRetention retention;

    Following(List<Watcher> watchers, ExpressIntake intake, ExpressRetention retention) {
        this.watchers = List.copyOf(watchers);
        this.intake = intake;
        this.retention = retention;
    }

    @Override
    public void taken(Lease lease) {
        try {
            watchers.forEach(watcher -> watcher.own(lease));
        } catch (RuntimeException e) {
            LOG.error("Deliveries of partition {} do not begin until it is taken again", lease.partition(), e);
        }
        retention.sweep(lease.partition());
    }

    @Override
    public void lost(Lease lease) {
        watchers.forEach(watcher -> watcher.disown(lease.partition()));
    }

    @Override
    public void leaving(Lease lease) {
        watchers.forEach(watcher -> watcher.finish(lease.partition()));
    }

    @Override
    public void committed(Lease lease) {
        for (Watcher watcher : watchers) {
            watcher.committed(lease.partition());
        }
    }

    @Override
    public void happened(Lease lease, ExecutionInfo express, long machineRevisionKey, List<HistoryEvent> events) {
        intake.accept(lease, express, machineRevisionKey, events);
    }

    @Override
    public void close() {
        intake.flush(FLUSH);
        watchers.forEach(Watcher::close);
    }
}
