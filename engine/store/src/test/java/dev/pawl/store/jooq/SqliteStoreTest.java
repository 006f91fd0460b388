package dev.pawl.store.jooq;

import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest
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
    @TempDir
    private Path folder;
    private Store store;

    @BeforeEach
    void open() {
        store = JooqStore.sqlite(folder.resolve("pawl.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        store.close();
        open();
        return store;
    }

    @Override
    public Store otherNode() {
        return store;
    }

    @Override
    public ApprovalStore approvals() {
        return ((JooqStore) store()).approvals();
    }

    @Override
    public ApprovalStore approvalsOfOtherNode() {
        return ((JooqStore) otherNode()).approvals();
    }

    @Override
    public ScheduleStore schedules() {
        return ((JooqStore) store()).schedules();
    }

    @Override
    public ScheduleStore schedulesOfOtherNode() {
        return ((JooqStore) otherNode()).schedules();
    }
}
