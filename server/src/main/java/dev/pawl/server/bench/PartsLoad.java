package dev.pawl.server.bench;

import dev.pawl.arn.ArnScope;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Quotas;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.assembly.Installation;
import dev.pawl.server.assembly.InstallationSettings;
import dev.pawl.server.assembly.ServerSettings;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpServer;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the parts of a server cost that can be switched on and off. Every round has all of them, so that they
 * meet
 * the same hour of the machine, and each is held against the round's server that has none.
 */
final class PartsLoad {
    private static final int ROUNDS = 5;
    /** What is measured for less is a trial, which nobody takes a median of. */
    private static final Duration TRIAL = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 64;
    private static final int HTTP_OK = 200;

    /** Parts that are on, as text of a configuration; the load is to be measured, not to be refused. */
    private enum Variant {
        NONE("none of them", "\"metrics\":{\"enabled\":false}", "false"), METRICS("metrics",
                "\"metrics\":{\"enabled\":true}",
                "false"), AUDIT("audit log of starts", "\"metrics\":{\"enabled\":false}", "true"), STANDARD(
                        "metrics and audit log, as installed", "\"metrics\":{\"enabled\":true}", "true"), TRACES(
                                "traces of all", "\"metrics\":{\"enabled\":false},\"tracing\":{\"endpoint\":\"%s\"}",
                                "false"), SOME_TRACES("traces of one in ten",
                                        "\"metrics\":{\"enabled\":false},\"tracing\":{\"endpoint\":\"%s\",\"samplePercent\":10}",
                                        "false"), LIMIT("a limit that is never reached",
                                                "\"metrics\":{\"enabled\":false},\"limits\":{\"room\":{\"machines\":[\"*\"],\"concurrency\":100000}}",
                                                "false");

        private final String title;
        private final String sections;
        private final String audit;

        Variant(String title, String sections, String audit) {
            this.title = title;
            this.sections = sections;
            this.audit = audit;
        }

        String configuration(String collector) {
            return "{" + sections.replace("%s", collector) + ",\"access\":{\"audit\":{\"executions\":" + audit
                    + "}},\"protection\":{\"maxCommitDelay\":\"PT5M\"}}";
        }
    }

    private final BenchSettings settings;
    private final Table table;

    PartsLoad(BenchSettings settings, Table table) {
        this.settings = settings;
        this.table = table;
    }

    void run() {
        try (HttpServer collector = collector(); FoundFunctions functions = FoundFunctions.in(settings.folder())) {
            for (Workload workload : List.of(Workload.PASSES, Workload.TASKS)) {
                table.section(String.format(Locale.ROOT,
                        "A server with some of its parts, %s, %d connections, %d rounds of all, their medians",
                        workload.title(), CONNECTIONS, rounds()));
                show(measure(workload, "http://127.0.0.1:" + collector.port(), functions.loader()));
            }
        }
    }

    /** Takes whatever spans are sent, and forgets them. */
    private static HttpServer collector() {
        HttpResponse taken = new HttpResponse(HTTP_OK, List.of(), Body.of("{}"));
        try {
            return HttpServer.start(HttpServerOptions.loopback(0),
                    request -> CompletableFuture.completedFuture(taken));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int rounds() {
        return settings.each().compareTo(TRIAL) < 0 ? 1 : ROUNDS;
    }

    private Map<Variant, List<Load.Result>> measure(Workload workload, String collector, ClassLoader functions) {
        Map<Variant, List<Load.Result>> results = new EnumMap<>(Variant.class);
        for (int round = 0; round < rounds(); round++) {
            for (Variant variant : Variant.values()) {
                results.computeIfAbsent(variant, first -> new ArrayList<>())
                        .add(one(workload, variant.configuration(collector), functions));
            }
        }
        return results;
    }

    private void show(Map<Variant, List<Load.Result>> results) {
        List<Load.Result> none = results.getOrDefault(Variant.NONE, List.of());
        results.forEach((variant, own) -> {
            table.rate(variant.title, median(own.stream().map(Load.Result::perSecond).toList()), "/s",
                    variant == Variant.NONE ? "" : ratios(own, none));
            table.row("  time of processors each",
                    Table.number(median(own.stream().map(Load.Result::cpuNanosEach).toList()) / 1e3) + " µs", "");
        });
    }

    /** The median of what the rounds gave, and the least and the most. */
    private static String ratios(List<Load.Result> own, List<Load.Result> none) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(own.get(round).perSecond() / none.get(round).perSecond());
        }
        return String.format(Locale.ROOT, "%.2f of none (%.2f to %.2f)", median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(), ratios.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private Load.Result one(Workload workload, String text, ClassLoader functions) {
        DatabaseFile file = DatabaseFile.in(settings.folder());
        Configuration configuration = Configuration.of(Json.read(text), "bench", Path.of(""));
        ConnectorProvider.Settings around = new ConnectorProvider.Settings(Station.ACCOUNT, Station.REGION,
                name -> Optional.empty(), configuration, Secrets.of(configuration, name -> Optional.empty()));
        try (Store store = JooqStore.sqlite(file.path());
                Installation installation = Installation.start(
                        new InstallationSettings(store, around, functions, Quotas.STANDARD));
                ApiServer server = installation
                        .serve(ServerSettings.loopback(0, ArnScope.of(Station.REGION, Station.ACCOUNT)))) {
            String machine = installation.engine().machines().create(new NewStateMachine(workload.name(),
                    MachineType.STANDARD, new Settings(workload.definition(),
                            "arn:aws:iam::" + Station.ACCOUNT + ":role/bench", Optional.empty(), Optional.empty(),
                            Optional.empty()),
                    Map.of())).arn();
            return new HttpLoad(installation.engine(), server.port()).run(machine, workload, CONNECTIONS,
                    settings.warmUp(), settings.each());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            file.delete();
        }
    }
}
