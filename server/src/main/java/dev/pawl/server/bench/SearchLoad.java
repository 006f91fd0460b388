package dev.pawl.server.bench;

import dev.pawl.engine.Executions.Start;
import dev.pawl.search.Search;
import dev.pawl.search.Search.Page;
import dev.pawl.search.Searches;
import dev.pawl.search.Statistics;
import dev.pawl.search.query.Query;
import dev.pawl.timer.SystemClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Many executions with different data, and how long it takes to index them and to find some. */
final class SearchLoad {
    private static final List<String> SEARCHES = List.of("", "status:running", "status:failed", "input.order=4711",
            "input.customer=c-17", "input.total>=499", "input.total>=10", "output.total<0.5 input.customer=c-3",
            "name:s4711*",
            "\"c-17\"", "nothing-has-this", "input.nothing=1", "error:None", "duration:>1h");
    private static final int TIMES = 5;

    private final Table table;
    private final int count;
    private final int inFlight;

    SearchLoad(Table table, int count, int inFlight) {
        this.table = table;
        this.count = count;
        this.inFlight = inFlight;
    }

    /** Prints figures of a station that has no executions yet. */
    void run(Station station) {
        String machine = station.machine(Workload.PASSES);
        long before = station.bytes();
        fill(station, machine);
        long filled = station.bytes();
        long began = System.nanoTime();
        station.index();
        double seconds = (System.nanoTime() - began) / 1e9;
        table.rate("indexed while nothing else happens", count / seconds, "executions/s", "");
        table.rate("on disk, each execution", (double) (filled - before) / count, "bytes", "");
        table.rate("its index", (double) (station.bytes() - filled) / count, "bytes", "");
        try (SystemClock clock = new SystemClock()) {
            Searches searches = new Searches(station.store(), clock);
            SEARCHES.forEach(text -> search(searches, text, clock));
            Statistics statistics = new Statistics(station.store(), clock);
            Samples samples = new Samples();
            for (int i = 0; i < TIMES; i++) {
                long from = System.nanoTime();
                statistics.machines(Duration.ofDays(1));
                samples.add(System.nanoTime() - from);
            }
            table.row("statistics of a day", Table.millis((double) samples.perMille(500)), "");
        }
    }

    private void fill(Station station, String machine) {
        try (Ends ends = new Ends(station.engine())) {
            CountDownLatch all = new CountDownLatch(count);
            Semaphore room = new Semaphore(inFlight);
            for (int i = 0; i < count; i++) {
                room.acquireUninterruptibly();
                String name = "s" + i;
                ends.await(name, () -> {
                    room.release();
                    all.countDown();
                });
                String input = "{\"order\":" + i + ",\"customer\":\"c-" + i % 1000 + "\",\"total\":" + i % 5000 / 10.0
                        + "}";
                var unused = station.engine().executions()
                        .start(new Start(machine, Optional.of(name), Optional.of(input), Optional.empty()));
            }
            all.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void search(Searches searches, String text, SystemClock clock) {
        Samples samples = new Samples();
        Page page = null;
        for (int i = 0; i < TIMES; i++) {
            long from = System.nanoTime();
            page = searches
                    .find(new Search(Query.parse(text, clock.now()), Optional.empty(), 50, Duration.ofSeconds(1)));
            samples.add(System.nanoTime() - from);
        }
        table.row(text.isEmpty() ? "(everything)" : text, Table.millis((double) samples.perMille(500)),
                page == null ? "" : page.executions().size() + " found" + (page.partial() ? ", partial" : ""));
    }
}
