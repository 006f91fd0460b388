package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.approval.store.MemoryApprovals;
import dev.pawl.schedule.store.MemorySchedules;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.Store;
import dev.pawl.store.memory.MemoryStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MemoryStoreTest
        implements
            LogContract,
            LineageContract,
            HistoryContract,
            OutstandingContract,
            MapRunContract,
            CatalogContract,
            SignInContract,
            ClaimContract,
            PartitionContract,
            ClusterContract,
            DeliveryContract,
            SearchContract,
            RemovalContract,
            SweeperContract,
            SearchProperties,
            VersionContract,
            ScheduleContract,
            ApprovalContract,
            AccessContract {
    private final ScheduleStore schedules = new MemorySchedules();
    private final ApprovalStore approvals = new MemoryApprovals(new byte[32]);
    private MemoryStore store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        store = store.crash();
        return store;
    }

    @Override
    public Store otherNode() {
        return store.node();
    }

    @Override
    public ApprovalStore approvals() {
        return approvals;
    }

    @Override
    public ApprovalStore approvalsOfOtherNode() {
        return approvals;
    }

    @Test
    void aCrashLosesWhatWasNotCommittedAndAnswersNobody() {
        Queue<Runnable> steps = new ArrayDeque<>();
        MemoryStore simulated = new MemoryStore(steps::add, InstantSource.system(), 2);
        Given given = new Given(simulated);
        CompletableFuture<AppendResult> committed = given.send(given.begin("a", "1")).toCompletableFuture();
        steps.remove().run();
        CompletableFuture<AppendResult> queued = given.send(given.begin("b", "1")).toCompletableFuture();
        Store after = simulated.crash();
        steps.forEach(Runnable::run);

        assertThat(committed).isNotDone();
        assertThat(queued).isNotDone();
        assertThat(after.executions().find(Given.arn("a"))).isPresent();
        assertThat(after.executions().find(Given.arn("b"))).isEmpty();
    }

    @Override
    public ScheduleStore schedules() {
        return schedules;
    }

    @Override
    public ScheduleStore schedulesOfOtherNode() {
        return schedules;
    }
}
