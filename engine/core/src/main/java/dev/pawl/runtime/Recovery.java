package dev.pawl.runtime;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.store.Cluster;
import dev.pawl.store.Cluster.Call;
import dev.pawl.store.Cluster.HandedOver;
import dev.pawl.store.Cluster.View;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Store;
import dev.pawl.store.WorkItem;
import dev.pawl.store.WorkItem.Phase;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what a partition's former owner, perhaps this process before it died, left outstanding. It reads
 * the table of
 * outstanding work and of each task one event, never whole histories.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int PAGE = 500;

    private final Store store;
    private final Calls calls;
    private final Inbox inbox;
    private final Posts posts;
    private final Elsewhere elsewhere;
    private final Quiet quiet;

    Recovery(Store store, Calls calls, Inbox inbox, Posts posts, Elsewhere elsewhere, Quiet quiet) {
        this.quiet = quiet;
        this.store = store;
        this.calls = calls;
        this.inbox = inbox;
        this.posts = posts;
        this.elsewhere = elsewhere;
    }

    /** Everything of a partition but its timers. */
    void recover(Lease lease) {
        HandedOver before = store.cluster().handedOver(lease);
        elsewhere.add(before.calls());
        inbox.read(lease.partition());
        quiet.unlessHeld(lease, () -> calls(lease, before));
        mapRuns(lease);
    }

    /** What calls somebody outside. */
    private void calls(Lease lease, HandedOver before) {
        Optional<WorkItem> after = Optional.empty();
        List<WorkItem> page;
        do {
            page = store.outstanding().work(lease.partition(), after, PAGE);
            page.forEach(item -> takeUp(item, before));
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (page.size() == PAGE);
        express(lease);
    }

    private void mapRuns(Lease lease) {
        long after = 0;
        List<MapRuns.Running> page;
        do {
            page = store.mapRuns().running(lease.partition(), after, PAGE);
            for (MapRuns.Running run : page) {
                posts.post(run.arn(), Mail.of(new Signal.WakeMapRun()));
                after = run.key();
            }
        } while (page.size() == PAGE);
    }

    private void express(Lease lease) {
        Optional<String> after = Optional.empty();
        List<ExpressStarts.Start> page;
        do {
            page = store.expressStarts().all(lease.partition(), after, PAGE);
            for (ExpressStarts.Start start : page) {
                String arn = start.info().arn();
                after = Optional.of(arn);
                if (elsewhere.goesOn(arn, Cluster.EXPRESS)) {
                    continue;
                }
                begin(start);
            }
        } while (page.size() == PAGE);
    }

    /** Calls whose node is gone begin anew, and Express executions too. */
    void orphans(View view) {
        if (quiet.holds()) {
            return;
        }
        elsewhere.orphans(view, orphan -> {
            if (orphan.scheduledEventId() == Cluster.EXPRESS) {
                expressAgain(orphan);
            } else {
                posts.post(orphan.executionArn(), Mail.of(new Signal.Rerun(orphan.scheduledEventId(), true)));
            }
        });
    }

    /** Unless it has ended in the meantime: its node forgot its start then. */
    private void expressAgain(Call orphan) {
        int partition = store.partitions().of(orphan.executionArn());
        Optional<String> after = Optional.empty();
        List<ExpressStarts.Start> page;
        do {
            page = store.expressStarts().all(partition, after, PAGE);
            page.stream().filter(start -> start.info().arn().equals(orphan.executionArn())).forEach(this::begin);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).info().arn());
        } while (page.size() == PAGE);
    }

    private void begin(ExpressStarts.Start start) {
        posts.post(start.info().arn(), Mail.of(
                new Signal.BeginExpress(start.info(), start.machineRevisionKey(), true, Optional.empty())));
    }

    private void takeUp(WorkItem item, HandedOver before) {
        switch (item.phase()) {
            case SCHEDULED, STARTED -> {
                if (!item.resource().contains(":activity:")
                        && !elsewhere.goesOn(item.executionArn(), item.scheduledEventId())) {
                    posts.post(item.executionArn(),
                            Mail.of(new Signal.Rerun(item.scheduledEventId(), !before.inOrder())));
                }
            }
            case SUBMITTED -> task(item).filter(PendingTask::waitsForService)
                    .ifPresent(task -> request(item, task, false));
            case CANCELLING -> task(item).ifPresentOrElse(task -> request(item, task, true),
                    () -> posts.post(item.executionArn(), Mail.of(new Signal.Cancelled(item.scheduledEventId()))));
        }
    }

    private void request(WorkItem item, PendingTask task, boolean cancel) {
        Optional<ExecutionRecord> record = store.executions().find(item.executionArn());
        if (record.isEmpty()) {
            LOG.warn("Outstanding work of {}, which does not exist", item.executionArn());
            return;
        }
        int redrives = redrivesBefore(record.get(), task.scheduledEventId());
        var request = task.after(redrives).request(record.get().info());
        if (cancel) {
            calls.cancel(task, request, true);
        } else {
            calls.attach(task, request);
        }
    }

    /** How often the execution had been redriven when the task was scheduled: its token says so. */
    private int redrivesBefore(ExecutionRecord execution, long scheduledEventId) {
        int redrives = execution.redriveCount();
        long after = scheduledEventId + 1;
        List<HistoryEvent> page = redrives == 0 ? List.of() : page(execution, after);
        while (!page.isEmpty()) {
            redrives -= (int) page.stream().filter(e -> e.event() instanceof Event.ExecutionRedriven).count();
            page = page(execution, page.get(page.size() - 1).id() + 1);
        }
        return redrives;
    }

    private List<HistoryEvent> page(ExecutionRecord execution, long fromId) {
        return store.executions().history(execution.key(), new HistoryRange(fromId, PAGE, false));
    }

    private Optional<PendingTask> task(WorkItem item) {
        List<HistoryEvent> at = store.executions().history(item.executionKey(),
                new HistoryRange(item.scheduledEventId(), 1, false));
        if (at.isEmpty() || !(at.get(0).event() instanceof Event.TaskScheduled scheduled)) {
            return Optional.empty();
        }
        Phase phase = item.phase();
        return Optional.of(new PendingTask(item.scheduledEventId(), at.get(0).frame(), scheduled, phase,
                item.handle(), 0, 0));
    }
}
