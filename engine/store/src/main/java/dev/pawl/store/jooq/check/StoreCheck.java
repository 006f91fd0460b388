package dev.pawl.store.jooq.check;

import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.audit.AuditCheck;
import dev.pawl.store.AuditVerification;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.Reason;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.StoredHistories;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;

/**
 * Looks at all of a store: replays every history, and holds everything else that is stored against what
 * follows from it.
 * Nothing is written; a server may go on using the store meanwhile.
 */
public final class StoreCheck {
    private final StoreAddress address;
    private final Options options;
    private final Findings findings;
    private final HistoryCheck.Counts counts = new HistoryCheck.Counts();

    /**
     * How thoroughly.
     *
     * @param threads
     *            that replay histories side by side
     * @param searchEvery
     *            every so manyth execution is looked up in the index; 0 for none
     * @param pages
     *            whether the database checks its own pages, which reads the whole file
     * @param most
     *            how many findings are kept
     * @param progress
     *            told now and then
     */
    public record Options(int threads, int searchEvery, boolean pages, int most, Progress progress) {
        /** Everything, quietly. */
        public static Options everything() {
            return new Options(2, 1, true, 1000, (what, executions) -> {});
        }
    }

    /** Told how far a check is. */
    @FunctionalInterface
    public interface Progress {
        /** What is looked at now, and how many executions were replayed so far. */
        void told(String what, long executions);
    }

    /**
     * What was found.
     *
     * @param findings
     *            the first ones
     * @param counts
     *            how many there are of each kind
     */
    public record Report(long executions, long events, List<Finding> findings, Map<Finding.Kind, Long> counts,
            Duration took) {
        /** Whether everything goes together. */
        public boolean whole() {
            return counts.isEmpty();
        }
    }

    private StoreCheck(StoreAddress address, Options options) {
        this.address = address;
        this.options = options;
        this.findings = new Findings(options.most());
    }

    /**
     * Looks at a store.
     *
     * @throws StoreException
     *             if it cannot be read at all
     */
    public static Report run(StoreAddress address, Options options) {
        return new StoreCheck(address, options).run();
    }

    private Report run() {
        long began = System.nanoTime();
        if (options.pages() && address instanceof StoreAddress.SqliteFile) {
            part("the pages", this::pages);
        }
        part("the histories", this::histories);
        rest();
        return new Report(counts.executions().get(), counts.events().get(), findings.kept(), findings.counts(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private void pages() {
        try (StoreDatabase database = StoreDatabase.read(address);
                Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check(20)")) {
            List<String> wrong = new ArrayList<>();
            while (rows.next()) {
                if (!rows.getString(1).equals("ok")) {
                    wrong.add(rows.getString(1));
                }
            }
            if (!wrong.isEmpty()) {
                findings.add(Finding.Kind.DATABASE, address.toString(), "Expected sound pages, but: "
                        + wrong.getFirst().lines().limit(2).collect(Collectors.joining(" "))
                        + (wrong.size() > 1 ? " (and " + (wrong.size() - 1) + " more of the kind)" : ""));
            }
        } catch (SQLException e) {
            findings.add(Finding.Kind.DATABASE, address.toString(), "Expected sound pages, but: " + e.getMessage());
        }
    }

    /** Damage is what this looks for: it ends the look at one part, and not at those after it. */
    private void part(String what, Runnable look) {
        options.progress().told(what, counts.executions().get());
        try {
            look.run();
        } catch (StoreException e) {
            if (!e.isDamaged() && findings.counts().isEmpty()) {
                throw e;
            }
            findings.add(Finding.Kind.DATABASE, address.toString(), "Expected to read " + what + ", but: "
                    + e.getMessage());
        } catch (DataAccessException | IllegalArgumentException | IllegalStateException e) {
            findings.add(Finding.Kind.DATABASE, address.toString(), "Expected to read " + what + ", but: "
                    + Reason.of(e));
        }
    }

    private void histories() {
        long last;
        int partitions;
        try (StoreDatabase database = StoreDatabase.read(address)) {
            OptionalLong highest = new StoredHistories(database).last();
            if (highest.isEmpty()) {
                return;
            }
            last = highest.getAsLong();
            partitions = database.sql().fetchCount(database.sql().selectFrom("partition"));
        }
        Machines machines = new Machines();
        // small shares, so that all threads end together however unevenly histories lie
        long share = Math.max(1, last / (options.threads() * 16L) + 1);
        AtomicLong next = new AtomicLong();
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(options.threads())) {
            for (int i = 0; i < options.threads(); i++) {
                parts.add(CompletableFuture.runAsync(() -> {
                    try (StoreDatabase database = StoreDatabase.read(address)) {
                        HistoryCheck check = new HistoryCheck(database, machines, findings, partitions, counts);
                        for (long from = next.getAndAdd(share); from <= last; from = next.getAndAdd(share)) {
                            check.run(from, Math.min(last + 1, from + share));
                            options.progress().told("histories", counts.executions().get());
                        }
                    }
                }, threads));
            }
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException known
                    ? known
                    : new StoreException("Expected to replay the histories of " + address + ", but: "
                            + Reason.of(e), e);
        }
    }

    private void rest() {
        try (StoreDatabase database = StoreDatabase.read(address); JooqStore store = JooqStore.toRead(address)) {
            part("the rows", () -> RowRules.run(database, findings));
            part("the map runs", () -> new MapRunCheck(database, findings).run());
            if (options.searchEvery() > 0) {
                part("the search index", () -> new SearchCheck(database, store.search(), findings,
                        options.searchEvery()).run());
            }
            part("the approvals", () -> new AuditCheck(store.approvals().audit(), new AuditChain(store.secret())).run()
                    .broken().ifPresent(broken -> findings.add(Finding.Kind.APPROVAL, "entry " + broken.seq(),
                            broken.text())));
            part("the audit log", () -> audit(new AuditVerification(store.audit(), store.secret())));
        } catch (StoreException e) {
            // what keeps it from being opened was told already
            if (findings.counts().isEmpty()) {
                throw e;
            }
        }
    }

    /** A server that cuts off the log's beginning meanwhile is no reason to call it broken. */
    private void audit(AuditVerification log) {
        log.run(Optional.empty()).broken().flatMap(first -> log.run(Optional.empty()).broken())
                .ifPresent(broken -> findings.add(Finding.Kind.AUDIT, "entry " + broken.seq(), broken.text()));
    }
}
