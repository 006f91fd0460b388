package dev.pawl.store.memory;

import dev.pawl.store.Activities;
import dev.pawl.store.BulkActions;
import dev.pawl.store.Claims;
import dev.pawl.store.Control;
import dev.pawl.store.Cluster;
import dev.pawl.store.Deliveries;
import dev.pawl.store.Aliases;
import dev.pawl.store.AuditLog;
import dev.pawl.store.Credentials;
import dev.pawl.store.ExecutionLog;
import dev.pawl.store.Executions;
import dev.pawl.store.ExpressLog;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Machines;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Notices;
import dev.pawl.store.Outstanding;
import dev.pawl.store.Partitions;
import dev.pawl.store.Removals;
import dev.pawl.store.RetentionRules;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.Space;
import dev.pawl.store.SignIns;
import dev.pawl.store.Store;
import dev.pawl.store.Tags;
import dev.pawl.store.Versions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A store that keeps everything in memory. What is appended waits until the executor runs the commit, and is
 * answered
 * when it runs the answers; so a simulation that holds the executor decides when both happen, and may crash
 * the store
 * before, between and after.
 */
public final class MemoryStore implements Store {
    private static final int USUAL_PARTITIONS = 4;

    private final Image image;
    private final Executor executor;
    private final InstantSource clock;
    private final Commits commits;
    private final Partitions partitions;
    private final ExecutionLog log;
    private final Executions executions;
    private final Outstanding outstanding;
    private final Machines machines;
    private final Versions versions;
    private final Aliases aliases;
    private final Activities activities;
    private final Tags tags;
    private final SignIns signIns;
    private final ExpressStarts expressStarts;
    private final Deliveries deliveries;
    private final ExpressLog expressLog;
    private final MapRuns mapRuns;
    private final BulkActions bulkActions;
    private final SearchIndex search;
    private final Removals removals;
    private final RetentionRules retention;
    private final Space space;
    private final Control control;
    private final Cluster cluster;
    private final MemoryNotices notices;
    private final Claims claims;

    /** An empty store with that many partitions. */
    public MemoryStore(Executor executor, InstantSource clock, int partitionCount) {
        this(new Image(partitionCount), executor, clock);
    }

    /** An empty store that commits and answers at once, in the caller's thread. */
    public MemoryStore() {
        this(Runnable::run, InstantSource.system(), USUAL_PARTITIONS);
    }

    private MemoryStore(Image image, Executor executor, InstantSource clock) {
        this.image = image;
        this.executor = executor;
        this.clock = clock;
        this.commits = new Commits(image, executor);
        this.partitions = new MemoryPartitions(image, clock);
        this.log = new MemoryLog(image, commits, partitions, clock);
        this.executions = new MemoryExecutions(image);
        this.outstanding = new MemoryOutstanding(image, partitions);
        this.tags = new MemoryTags(image);
        this.signIns = new MemorySignIns(image);
        this.machines = new MemoryMachines(image);
        this.bulkActions = new MemoryBulkActions(image);
        MemoryVersions published = new MemoryVersions(image);
        this.versions = published;
        this.aliases = new MemoryAliases(image, published);
        this.activities = new MemoryActivities(image);
        this.expressStarts = new MemoryExpressStarts(image, commits);
        this.deliveries = new MemoryDeliveries(image);
        this.expressLog = new MemoryExpressLog(image, commits);
        this.mapRuns = new MemoryMapRuns(image, commits, partitions);
        this.search = new MemorySearchIndex(image);
        this.removals = new MemoryRemovals(image, commits);
        this.retention = new MemoryRetentionRules(image);
        this.space = new MemorySpace();
        this.control = new MemoryControl(image);
        this.cluster = new MemoryCluster(image, clock);
        this.notices = new MemoryNotices(image);
        this.claims = new MemoryClaims(image, partitions);
    }

    /** Another node on the same data. */
    public MemoryStore node() {
        return node(executor);
    }

    /** Another node on the same data, whose commits and answers run there. */
    public MemoryStore node(Executor otherExecutor) {
        image.shared = true;
        return new MemoryStore(image, otherExecutor, clock);
    }

    /** All executions with all their events, oldest first: what a simulation checks. */
    public List<ExecutionLog.Stored> everything() {
        synchronized (image) {
            return image.executions.values().stream().map(image::whole).toList();
        }
    }

    /**
     * What a machine finds after a crash: all that was committed. What this store had accepted and not committed
     * is lost,
     * and this store never answers again.
     */
    public MemoryStore crash() {
        return crash(executor);
    }

    /** The same, for a machine that runs commits and answers there. */
    public MemoryStore crash(Executor nextExecutor) {
        commits.crash();
        return new MemoryStore(image, nextExecutor, clock);
    }

    @Override
    public Partitions partitions() {
        return partitions;
    }

    @Override
    public ExecutionLog log() {
        return log;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public Outstanding outstanding() {
        return outstanding;
    }

    @Override
    public Machines machines() {
        return machines;
    }

    @Override
    public Versions versions() {
        return versions;
    }

    @Override
    public Aliases aliases() {
        return aliases;
    }

    @Override
    public Activities activities() {
        return activities;
    }

    @Override
    public Credentials credentials() {
        return image.credentials;
    }

    @Override
    public AuditLog audit() {
        return image.audit;
    }

    @Override
    public Tags tags() {
        return tags;
    }

    @Override
    public SignIns signIns() {
        return signIns;
    }

    @Override
    public ExpressStarts expressStarts() {
        return expressStarts;
    }

    @Override
    public byte[] secret() {
        return image.secret.clone();
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public ExpressLog expressLog() {
        return expressLog;
    }

    @Override
    public BulkActions bulkActions() {
        return bulkActions;
    }

    @Override
    public MapRuns mapRuns() {
        return mapRuns;
    }

    @Override
    public SearchIndex search() {
        return search;
    }

    @Override
    public Removals removals() {
        return removals;
    }

    @Override
    public RetentionRules retention() {
        return retention;
    }

    @Override
    public Space space() {
        return space;
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Control control() {
        return control;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Notices notices() {
        return notices;
    }

    /** Commits and answers what was accepted. */
    @Override
    public void close() {
        notices.close();
        commits.close();
    }
}
