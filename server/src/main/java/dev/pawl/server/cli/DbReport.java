package dev.pawl.server.cli;

import dev.pawl.store.jooq.facts.StoreFacts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The figures of a store, for people. */
final class DbReport {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final int STEP = 1024;

    private DbReport() {}

    static void print(PrintWriter out, StoreFacts facts) {
        out.printf("%s  %s, format %d%n", facts.place(), facts.kind(), facts.format());
        out.printf("%s, of which %s are free%s%n%n", size(facts.size().bytes()), size(facts.size().freeBytes()),
                facts.size().logBytes() > 0 ? "; the log has " + size(facts.size().logBytes()) : "");
        out.printf("%-22s %14s %10s %10s%n", "table", "rows", "size", "indexes");
        facts.tables().stream().filter(table -> table.rows() > 0).forEach(table -> out.printf(Locale.ROOT,
                "%-22s %,14d %10s %10s%n", table.name(), table.rows(), size(table.bytes()),
                size(table.indexBytes())));
        out.println();
        facts.executions().forEach((status, count) -> out.printf(Locale.ROOT, "%-22s %,14d%n",
                status.name().toLowerCase(Locale.ROOT), count));
        outstanding(out, facts.outstanding());
        out.println();
        facts.machines().forEach(machine -> out.printf(Locale.ROOT, "%,10d executions, %,d running%s  %s%n",
                machine.executions(), machine.running(),
                machine.bytes() < 0 ? "" : ", " + size(machine.bytes()), machine.arn()));
        facts.partitions().stream().filter(partition -> partition.owner().isPresent())
                .forEach(partition -> out.printf("partition %d: %s until %s%n", partition.number(),
                        partition.owner().orElse(""), partition.until()));
        facts.readers().forEach(reader -> out.printf(Locale.ROOT, "%s: %,d commits behind%n", reader.name(),
                reader.behind()));
    }

    private static void outstanding(PrintWriter out, StoreFacts.Outstanding owed) {
        out.printf(Locale.ROOT, "%nOutstanding: %,d timers (%,d overdue%s), %,d messages, %,d map runs, %,d approvals,"
                + " %,d Express executions%n", owed.timers(), owed.overdueTimers(),
                owed.nextTimer().map(next -> ", next " + next).orElse(""), owed.messages(), owed.mapRuns(),
                owed.approvals(), owed.expressStarts());
        owed.work().forEach(work -> out.printf(Locale.ROOT, "%,10d tasks %s since %s  %s%n", work.count(),
                work.phase().toLowerCase(Locale.ROOT), work.oldest(), work.resource()));
        owed.oldestRunning().ifPresent(oldest -> out.printf("Runs longest, since %s: %s%n", oldest.startedAt(),
                oldest.arn()));
    }

    /** Bytes as people say them. */
    static String size(long bytes) {
        if (bytes < 0) {
            return "–";
        }
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }
}
