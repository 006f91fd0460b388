package dev.pawl.search;

import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Changes;
import dev.pawl.store.SearchIndex.Document;
import dev.pawl.store.SearchIndex.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indexes what is committed to one partition, a step at a time. */
final class Indexing {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

    private final SearchIndex index;
    private final Lease lease;
    private final IndexPace pace;
    private volatile boolean stopped;

    Indexing(SearchIndex index, Lease lease, IndexPace pace) {
        this.index = index;
        this.lease = lease;
        this.pace = pace;
    }

    /** Writes no more. */
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** How far the index is, and the partition's last commit. */
    Progress progress() {
        return index.progress(lease.partition());
    }

    /** Indexes what changed in so many commits; returns whether there is more. */
    boolean step(int commits) {
        Progress before = progress();
        Changes changes = index.changes(lease.partition(), before.position(), commits);
        if (changes.position() <= before.position()) {
            return false;
        }
        Instant at = before.at().orElse(Instant.EPOCH);
        List<Long> keys = changes.executions();
        for (int from = 0; from < keys.size() && !stopped; from += pace.batch()) {
            int to = Math.min(keys.size(), from + pace.batch());
            List<ExecutionRecord> executions = index.read(keys.subList(from, to));
            at = latest(at, executions);
            // the position follows with the last of them: what is written again after a crash replaces itself
            write(documents(executions), to == keys.size() ? changes.position() : before.position(), at);
        }
        if (keys.isEmpty()) {
            write(List.of(), changes.position(), at);
        }
        return !stopped && changes.position() < changes.head();
    }

    private void write(List<Document> documents, long position, Instant at) {
        if (!index.write(lease, documents, position, at)) {
            stop();
        }
    }

    private static Instant latest(Instant before, List<ExecutionRecord> executions) {
        Instant latest = before;
        for (ExecutionRecord execution : executions) {
            Instant at = execution.stoppedAt().orElse(execution.info().startedAt());
            latest = at.isAfter(latest) ? at : latest;
        }
        return latest;
    }

    private static List<Document> documents(List<ExecutionRecord> executions) {
        List<Document> documents = new ArrayList<>();
        for (ExecutionRecord execution : executions) {
            try {
                documents.add(Documents.of(execution));
            } catch (RuntimeException e) {
                LOG.error("{} cannot be indexed and is left out", execution.info().arn(), e);
            }
        }
        return documents;
    }
}
