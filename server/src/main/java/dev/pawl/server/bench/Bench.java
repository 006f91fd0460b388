package dev.pawl.server.bench;

import dev.pawl.arn.ArnScope;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.assembly.ServerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** All measurements, one after the other, in one run, so that their ratios mean something. */
public final class Bench {
    /** The sections, in their order. */
    public static final List<String> SECTIONS = List.of("limit", "engine", "http", "idle", "loop", "disk", "waiting",
            "maprun", "search", "parts", "keeping");

    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;

    private final BenchSettings settings;
    private final Table table;
    private double limit;

    /** Prints to there. */
    public Bench(BenchSettings settings, PrintWriter out) {
        this.settings = settings;
        this.table = new Table(out);
    }

    /** Measures and prints. */
    public void run() {
        surroundings();
        for (String section : SECTIONS) {
            if (settings.wants(section)) {
                section(section);
            }
        }
    }

    private void section(String section) {
        switch (section) {
            case "limit" -> limit();
            case "engine" -> engine();
            case "http" -> http();
            case "idle" -> idle();
            case "loop" -> loop();
            case "disk" -> disk();
            case "waiting" -> waiting();
            case "maprun" -> mapRun();
            case "search" -> search();
            case "keeping" -> keeping();
            case "parts" -> new PartsLoad(settings, table).run();
            default -> throw new IllegalArgumentException("Expected one of " + SECTIONS + ", but got " + section);
        }
    }

    private void surroundings() {
        table.section("Settings");
        table.row("cores", Integer.toString(Runtime.getRuntime().availableProcessors()), "");
        table.row("Java", Runtime.version().toString(), System.getProperty("java.vm.name"));
        table.row("heap at most", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB", "");
        try {
            table.row("file system", Files.getFileStore(settings.folder()).type(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.row("synchronous", "FULL", "write-ahead log");
        table.row("in flight", Integer.toString(settings.inFlight()), "");
        table.row("each load", settings.each().toMillis() + " ms", "after " + settings.warmUp().toMillis() + " ms");
    }

    private void limit() {
        table.section("Limit: a loop that interprets nothing, rows of executions with five tasks");
        Limit loop = new Limit(settings.folder(), settings.warmUp(), settings.each());
        limit = loop.executions(settings.inFlight());
        table.rate(settings.inFlight() + " in flight", limit, "/s", "the limit");
        table.rate("one at a time", loop.executions(1), "/s", "");
        table.rate("raw inserts of one row each", loop.rawRows(), "rows/s", "for information");
    }

    private void engine() {
        table.section("Engine, " + settings.inFlight() + " in flight");
        for (Workload workload : Workload.values()) {
            int inFlight = workload == Workload.MAP ? Math.min(8, settings.inFlight()) : settings.inFlight();
            try (Station station = Station.open(settings.folder())) {
                show(workload, new Load(station.engine(), station.machine(workload), workload.input()).run(inFlight,
                        settings.warmUp(), settings.each()));
            }
        }
    }

    private void http() {
        table.section("Through HTTP, " + CONNECTIONS + " connections, the load and the index on the same cores");
        for (Workload workload : Workload.values()) {
            try (Station station = Station.indexed(settings.folder()); ApiServer server = listen(station)) {
                int connections = workload == Workload.MAP ? 8 : CONNECTIONS;
                show(workload, new HttpLoad(station.engine(), server.port()).run(station.machine(workload), workload,
                        connections, settings.warmUp(), settings.each()));
            }
        }
    }

    private void show(Workload workload, Load.Result result) {
        table.rate(workload.title(), result.perSecond(), "/s", Table.ratio(result.perSecond(), limit));
        table.rate("  states entered", result.perSecond() * workload.states(), "/s", "");
        table.row("  time of processors each", Table.number(result.cpuNanosEach() / 1e3) + " µs", "");
        table.row("  latency", "", result.latency().toString());
    }

    private void idle() {
        table.section("One at a time");
        try (Station station = Station.open(settings.folder()); ApiServer server = listen(station)) {
            for (Workload workload : List.of(Workload.PASSES, Workload.TASKS)) {
                table.row(workload.title() + ", in process", "",
                        new Load(station.engine(), station.machine(workload), workload.input())
                                .run(1, settings.warmUp(), settings.each()).latency().toString());
            }
            table.row(Workload.PASSES.title() + ", through HTTP", "", new HttpLoad(station.engine(), server.port())
                    .run(station.machine(Workload.PASSES), Workload.PASSES, 1, settings.warmUp(), settings.each())
                    .latency().toString());
        }
    }

    private void loop() {
        table.section("A loop that is put out of memory at each wait");
        for (LongLoop.Point point : LongLoop.run(settings.folder(), settings.loopEvents())) {
            table.row(String.format(Locale.ROOT, "at %,d events", point.events()),
                    String.format(Locale.ROOT, "%.0f µs", point.nanosEach() / 1e3 * LongLoop.EVENTS_EACH), "a wait");
        }
    }

    private void disk() {
        table.section("Bytes on disk for each execution that has ended");
        for (Workload workload : Workload.values()) {
            int count = workload == Workload.MAP ? 20 : 1000;
            try (Station station = Station.open(settings.folder())) {
                String machine = station.machine(workload);
                long before = station.bytes();
                Load.exactly(station.engine(), machine, workload.input(), count, settings.inFlight());
                table.rate(workload.title(), (double) (station.bytes() - before) / count, "bytes", "");
            }
        }
    }

    private void waiting() {
        table.section(String.format(Locale.ROOT, "Each of %,d executions that wait", settings.waiting()));
        Waiting.Weight weight = Waiting.of(settings.folder(), settings.waiting());
        table.rate("on disk", weight.disk(), "bytes", "");
        table.rate("in memory", weight.heap(), "bytes", "");
    }

    private void mapRun() {
        int items = Math.min(settings.waiting(), MapRunLoad.MOST);
        table.section(String.format(Locale.ROOT, "A distributed Map of %,d items, a Pass state for each child", items));
        for (String type : List.of("STANDARD", "EXPRESS")) {
            table.rate(type + " children", MapRunLoad.perSecond(settings.folder(), type, items, 1), "/s", "");
        }
        table.rate("EXPRESS, batches of 100 items", MapRunLoad.perSecond(settings.folder(), "EXPRESS", items, 100),
                "items/s", "");
    }

    /** With and without the index by turns, so that both meet the same hour of the machine. */
    private void search() {
        table.section("The engine without the index of executions, and with it");
        for (Workload workload : List.of(Workload.PASSES, Workload.TASKS)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (boolean indexed : List.of(false, true)) {
                    try (Station station = indexed
                            ? Station.indexed(settings.folder())
                            : Station.open(settings.folder())) {
                        table.rate(workload.title() + (indexed ? ", with" : ", without"),
                                new Load(station.engine(), station.machine(workload), workload.input())
                                        .run(settings.inFlight(), settings.warmUp(), settings.each()).perSecond(),
                                "/s", "");
                    }
                }
            }
        }
        table.section(String.format(Locale.ROOT, "Searching among %,d executions", settings.waiting()));
        try (Station station = Station.open(settings.folder())) {
            new SearchLoad(table, settings.waiting(), settings.inFlight()).run(station);
        }
    }

    private void keeping() {
        table.section(String.format(Locale.ROOT,
                "Backup, restore, check, move and archive of %,d executions that have ended", settings.waiting()));
        new KeepingLoad(table, settings.waiting(), settings.inFlight()).run(settings.folder());
    }

    private static ApiServer listen(Station station) {
        try {
            return ApiServer.start(station.engine(),
                    ServerSettings.loopback(0, ArnScope.of(Station.REGION, Station.ACCOUNT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
