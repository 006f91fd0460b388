package dev.pawl.server.assembly;

import dev.pawl.archive.Archive;
import dev.pawl.archive.Archived;
import dev.pawl.config.ConfigurationException;
import dev.pawl.delivery.Watcher;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.retention.Archiver;
import dev.pawl.retention.Policies;
import dev.pawl.retention.RetentionSettings;
import dev.pawl.retention.Sweeper;
import dev.pawl.server.observe.Health;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.retention.ArchiveRoutes;
import dev.pawl.server.rest.retention.RetentionRoutes;
import dev.pawl.store.PastExecutions;
import dev.pawl.store.Store;
import dev.pawl.timer.SystemClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removing old executions. A server does it; a command that runs one execution never does. */
public final class RetentionPart implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionPart.class);
    private static final Metric REMOVED = Metric.counter("pawl_retention_removed_total",
            "Executions that were removed because they were old enough, or the store too large.");
    private static final Metric ARCHIVED = Metric.counter("pawl_retention_archived_total",
            "Executions that were written to archives.");
    private static final Metric FREED = Metric.counter("pawl_retention_freed_bytes_total",
            "Bytes of the database file that were given back to the disk.");
    private static final Duration TRIM = Duration.ofHours(1);

    private final Store store;
    private final SystemClock clock = new SystemClock();
    private final RetentionSettings settings;
    private final Policies policies;
    private final Sweeper sweeper;

    private final Optional<ArchiveSettings> archive;
    private final Optional<Archived> archived;

    RetentionPart(InstallationSettings installation) {
        archive = ArchiveSettings.read(installation.settings(), installation.classes());
        archived = archive.map(to -> new Archived(to.files()));
        store = installation.store();
        settings = RetentionSettings.read(installation.settings().configuration().value("retention"));
        if (archive.isEmpty() && settings.rules().archiveAny()) {
            throw new ConfigurationException("Expected a section archive that says where executions are archived, for"
                    + " archive is true at /retention, but there is none; nothing would ever be removed");
        }
        policies = new Policies(settings.rules(), store.retention());
        sweeper = new Sweeper(store, clock, policies, settings,
                archive.<Archiver>map(to -> new Archive(store, to.files(), to.interval())).orElse(Archiver.NONE));
    }

    @Override
    public void measuredBy(Metrics metrics) {
        metrics.read(REMOVED, () -> Map.of(List.of(), (double) sweeper.figures().removed()));
        metrics.read(ARCHIVED, () -> Map.of(List.of(), (double) sweeper.figures().archived()));
        metrics.read(FREED, () -> Map.of(List.of(), (double) sweeper.figures().bytesGivenBack()));
    }

    /** What cannot be removed fills the disk one day. */
    @Override
    public List<Health.Check> warnings() {
        return List.of(Health.Check.of("retention", () -> sweeper.figures().problem()),
                Health.Check.of("archive", () -> archived.map(Archived::damaged).filter(all -> !all.isEmpty())
                        .map(all -> all.size() + " archive files cannot be read; pawl archive verify names them")));
    }

    @Override
    public List<Watcher> watchers() {
        return List.of(sweeper);
    }

    @Override
    public List<Route> routes() {
        return Stream.concat(new RetentionRoutes(store, sweeper, policies, settings, clock).all().stream(),
                new ArchiveRoutes(archived).all().stream()).toList();
    }

    @Override
    public void serve(URI base) {
        sweeper.start();
        trim();
    }

    private void trim() {
        archive.filter(to -> to.maxAge().duration().isPresent()).ifPresent(to -> clock.after(TRIM, () -> {
            Thread.ofVirtual().start(() -> trim(to));
            trim();
        }));
    }

    private void trim(ArchiveSettings to) {
        try {
            Instant before = clock.now().minus(to.maxAge().duration().orElseThrow());
            int deleted = new Archived(to.files()).trim(before);
            if (deleted > 0) {
                LOG.info("{} archive files were too old and are deleted", deleted);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Old archive files could not be deleted; trying again in an hour", e);
        }
    }

    /** Where executions are found that were archived. */
    PastExecutions past() {
        return archived.<PastExecutions>map(all -> all).orElse(PastExecutions.NONE);
    }

    /** What has been removed so far. */
    public Sweeper sweeper() {
        return sweeper;
    }

    @Override
    public void close() {
        sweeper.close();
        clock.close();
    }
}
