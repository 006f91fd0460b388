package dev.pawl.store.jooq;

import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.metrics.Metrics;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.store.Activities;
import dev.pawl.store.AuditLog;
import dev.pawl.store.Credentials;
import dev.pawl.store.BulkActions;
import dev.pawl.store.Claims;
import dev.pawl.store.Control;
import dev.pawl.store.Cluster;
import dev.pawl.store.Deliveries;
import dev.pawl.store.Aliases;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Everything that is kept, in an SQL database. */
public final class JooqStore implements Store {
    static {
        // jOOQ greets on the log of whoever embeds us, unless it is told not to before it is first used.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** How many connections those who read share, unless somebody says otherwise. */
    public static final int READERS = 8;

    private final Database database;
    private final Reads reads;
    private final Aside aside;
    private final Cluster cluster;
    private final Notices notices;
    private final Writer writer;
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
    private final byte[] secret;
    private final Deliveries deliveries;
    private final ExpressLog expressLog;
    private final MapRuns mapRuns;
    private final BulkActions bulkActions;
    private final SearchIndex search;
    private final Removals removals;
    private final RetentionRules retention;
    private final Space space;
    private final Control control;
    private final Claims claims;
    private final ScheduleStore schedules;
    private final ApprovalStore approvals;
    private final Credentials credentials;
    private final AuditLog audit;

    private JooqStore(Database database, int partitionCount, Clock clock) {
        this.database = database;
        this.reads = new Reads(database);
        this.executions = new JooqExecutions(reads);
        this.writer = new Writer(database, partitionCount,
                new GroupWriter(executions::find));
        this.partitions = new JooqPartitions(writer, reads, database, partitionCount);
        this.aside = aside(database, writer);
        this.notices = notices(database);
        this.log = new JooqExecutionLog(writer, reads, partitions, clock);
        this.outstanding = new JooqOutstanding(writer, reads, partitions);
        Machines storedMachines = new JooqMachines(writer, reads);
        Versions storedVersions = new JooqVersions(writer, reads);
        Aliases storedAliases = new JooqAliases(writer, reads);
        boolean alone = database instanceof SqliteDatabase;
        this.cluster = new JooqCluster(aside, reads, database, database instanceof PostgresDatabase);
        KnownCatalog known = new KnownCatalog();
        this.machines = alone ? new KnownMachines(storedMachines, known) : storedMachines;
        this.versions = alone ? new KnownVersions(storedVersions, known) : storedVersions;
        this.aliases = alone ? new KnownAliases(storedAliases, known) : storedAliases;
        this.activities = new JooqActivities(writer, reads);
        this.tags = new JooqTags(writer, reads);
        this.signIns = new JooqSignIns(writer, reads);
        this.expressStarts = new JooqExpressStarts(writer, reads);
        this.secret = new Secret(writer, reads).bytes();
        this.deliveries = new JooqDeliveries(writer, reads);
        this.expressLog = new JooqExpressLog(writer, reads, partitions);
        this.mapRuns = new JooqMapRuns(writer, reads, partitions);
        bulkActions = new JooqBulkActions(writer, reads);
        this.search = new JooqSearchIndex(writer, reads, partitionCount);
        this.removals = new JooqRemovals(writer, reads);
        this.retention = new JooqRetentionRules(writer, reads);
        this.space = alone ? new SqliteSpace(database, writer, reads) : new PostgresSpace(reads);
        this.credentials = new JooqCredentials(writer, reads);
        this.audit = new JooqAudit(writer, reads, alone, secret);
        this.control = new JooqControl(writer, reads);
        this.claims = new JooqClaims(writer, reads, partitions);
        this.approvals = new JooqApprovals(writer, reads, alone, secret);
        this.schedules = new JooqSchedules(writer, reads, alone);
    }

    private static Aside aside(Database database, Writer writer) {
        return database instanceof PostgresDatabase shared
                ? new AsideConnection(shared.connections())
                : Aside.of(writer);
    }

    private static Notices notices(Database database) {
        return database instanceof PostgresDatabase shared
                ? new PostgresNotices(shared.connections())
                : Notices.NONE;
    }

    /**
     * Opens an SQLite file, or creates it, for this process alone.
     *
     * @throws StoreException
     *             if another process has it open, if a newer version wrote it, or if it cannot be opened
     */
    public static JooqStore sqlite(Path file, Durability durability, Clock clock) {
        return new JooqStore(new SqliteDatabase(file.toAbsolutePath(), durability, clock), SqliteDatabase.PARTITIONS,
                clock);
    }

    /**
     * Opens an SQLite file to look at it, also while another process writes to it. Whatever would write fails.
     *
     * @throws StoreException
     *             if there is none, or another version wrote it
     */
    public static JooqStore sqliteForReading(Path file) {
        return new JooqStore(new SqliteReader(file.toAbsolutePath(), Clock.systemUTC()), SqliteDatabase.PARTITIONS,
                Clock.systemUTC());
    }

    /**
     * Opens a store to look at it, wherever it is, also while others use it.
     *
     * @throws StoreException
     *             if there is none, or another version wrote it
     */
    public static JooqStore toRead(StoreAddress address) {
        return switch (address) {
            case StoreAddress.SqliteFile file -> sqliteForReading(file.file());
            case StoreAddress.PostgresUrl url -> postgres(url.url(), url.user(), url.password(), Clock.systemUTC());
        };
    }

    /**
     * Uses a PostgreSQL database together with other nodes; the database's clock decides when a lease is over.
     *
     * @param url
     *            of JDBC
     * @throws StoreException
     *             if it cannot be used, or a newer version wrote it
     */
    public static JooqStore postgres(String url, String user, String password, Clock clock) {
        return postgres(url, user, password, READERS, clock);
    }

    /** As above, with at most so many connections for those who read; there are four more for other ends. */
    public static JooqStore postgres(String url, String user, String password, int readers, Clock clock) {
        PostgresDatabase database = new PostgresDatabase(url, user, password, readers);
        return new JooqStore(database, database.partitions(), clock);
    }

    /** The same with the system's clock and full durability. */
    public static JooqStore sqlite(Path file) {
        return sqlite(file, Durability.FULL, Clock.systemUTC());
    }

    Writer writer() {
        return writer;
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
        return secret.clone();
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public AuditLog audit() {
        return audit;
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

    /** Where it is. */
    public StoreAddress address() {
        return database.address();
    }

    /** Schedules, which the engine knows nothing of. */
    public ScheduleStore schedules() {
        return schedules;
    }

    /** Requests for approval, which the engine knows nothing of. */
    public ApprovalStore approvals() {
        return approvals;
    }

    @Override
    public void requireWritable() {
        writer.write(sql -> sql.update(Tables.Partition.TABLE).set(Tables.Partition.EPOCH, Tables.Partition.EPOCH)
                .where(DSL.falseCondition()).execute());
    }

    @Override
    public void measuredBy(Metrics metrics) {
        writer.measuredBy(WriterMeters.of(metrics));
        StoreGauges.register(metrics, writer, database, reads);
    }

    @Override
    public Optional<Path> file() {
        return database.file();
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public void close() {
        if (notices instanceof PostgresNotices open) {
            open.close();
        }
        writer.close();
        aside.close();
        database.close();
    }
}
