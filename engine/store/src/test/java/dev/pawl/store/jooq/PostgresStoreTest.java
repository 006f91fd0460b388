package dev.pawl.store.jooq;

import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.store.Store;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The contract on PostgreSQL, with two nodes on one database. Skipped, and said so, where PostgreSQL does not
 * start.
 */
class PostgresStoreTest
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
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;

    private String url = "";
    private @Nullable Store one;
    private @Nullable Store two;

    @BeforeAll
    static void start() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("Skipped: PostgreSQL does not start on this machine: " + e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        EmbeddedPostgres started = postgres;
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void create() throws SQLException {
        EmbeddedPostgres started = java.util.Objects.requireNonNull(postgres);
        String name = "pawl" + DATABASES.incrementAndGet();
        try (Connection connection = started.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        url = started.getJdbcUrl("postgres", name);
        one = open();
    }

    @AfterEach
    void close() {
        Store first = one;
        Store second = two;
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
    }

    private Store open() {
        return JooqStore.postgres(url, "postgres", "postgres", Clock.systemUTC());
    }

    @Override
    public Store store() {
        return java.util.Objects.requireNonNull(one);
    }

    @Override
    public Store reopened() {
        store().close();
        Store again = open();
        one = again;
        return again;
    }

    @Override
    public Store otherNode() {
        Store other = two;
        if (other == null) {
            other = open();
            two = other;
        }
        return other;
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
