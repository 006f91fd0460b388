package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.check.Finding;
import dev.pawl.store.jooq.check.Remedy;
import dev.pawl.store.jooq.check.Repair;
import dev.pawl.store.jooq.check.StoreCheck;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl check}: whether a store goes together. */
@Command(name = "check", description = "Replay every history of a store and hold everything else against it; a server may use it meanwhile.")
final class CheckCommand implements Callable<Integer> {
    private static final int SHOWN = 1000;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Option(names = "--threads", paramLabel = "NUMBER", defaultValue = "2", description = "How many histories are replayed side by side. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--search-every", paramLabel = "NUMBER", defaultValue = "1", description = "Look up every so manyth execution in the search index; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int searchEvery;

    @Option(names = "--repair", description = "Mend what follows from the rest: snapshots, timers and the search index. No server may use the store then.")
    private boolean repair;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        requireNumbers();
        StoreAddress address = database.address();
        StoreCheck.Report report = check(address, console.err(), threads, searchEvery);
        boolean sound = !report.counts().containsKey(Finding.Kind.DATABASE);
        int mended = repair && sound ? Repair.apply(address, report.findings()) : 0;
        if (json) {
            console.out().println(PrettyJson.of(json(report, repair && sound)));
        } else {
            print(console.out(), report);
            remedies(report, sound);
        }
        boolean rest = report.findings().stream().anyMatch(finding -> finding.remedy().isEmpty())
                || report.counts().values().stream().mapToLong(Long::longValue).sum() > report.findings().size();
        return report.whole() || (mended > 0 && !rest) ? ExitCode.OK : ExitCode.FAILED;
    }

    private void requireNumbers() {
        if (threads < 1 || threads > 64 || searchEvery < 0) {
            throw CommandException.usage("Expected 1 to 64 threads and a number from 0 on as --search-every");
        }
    }

    private void remedies(StoreCheck.Report report, boolean sound) {
        if (repair && !sound) {
            console.out().println("Nothing was mended: writing to a damaged database may damage more of it.");
        } else if (repair) {
            report.findings().stream().flatMap(finding -> finding.remedy().stream()).distinct().map(Remedy::told)
                    .forEach(told -> console.out().println("Mended: " + told));
        } else if (report.findings().stream().anyMatch(finding -> finding.remedy().isPresent())) {
            console.out().println("--repair mends what follows from the rest. Make a backup first.");
        }
        if (report.findings().stream().anyMatch(finding -> finding.remedy().isEmpty())) {
            console.out().println("What cannot be mended is had back from a backup: pawl backup list shows them, pawl"
                    + " restore --replace puts the newest in the place of this store, which it keeps aside.");
        }
    }

    static StoreCheck.Report check(StoreAddress address, PrintWriter err, int threads, int searchEvery) {
        Steps steps = new Steps(err);
        return StoreCheck.run(address, new StoreCheck.Options(threads, searchEvery, true, SHOWN,
                (what, executions) -> steps.told(what + ", executions", executions, 0)));
    }

    static void print(PrintWriter out, StoreCheck.Report report) {
        report.findings().forEach(finding -> out.printf("%-9s %s%n          %s%n", finding.kind(), finding.subject(),
                finding.text()));
        double seconds = Math.max(0.001, report.took().toMillis() / 1000.0);
        out.printf(Locale.ROOT, "%s: %,d executions, %,d events in %.1f s, %,.0f executions a second.%n",
                report.whole()
                        ? "Everything goes together"
                        : "Not everything goes together: "
                                + new TreeMap<>(report.counts()),
                report.executions(), report.events(), seconds,
                report.executions() / seconds);
    }

    private static ObjectNode json(StoreCheck.Report report, boolean repaired) {
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("whole", report.whole())
                .put("executions", report.executions()).put("events", report.events())
                .put("seconds", report.took().toMillis() / 1000.0);
        ObjectNode counts = out.putObject("counts");
        new TreeMap<>(report.counts()).forEach((kind, count) -> counts.put(kind.name(), count));
        ArrayNode findings = out.putArray("findings");
        for (Finding finding : report.findings()) {
            ObjectNode one = findings.addObject().put("kind", finding.kind().name()).put("subject", finding.subject())
                    .put("text", finding.text()).put("repairable", finding.remedy().isPresent());
            finding.remedy().filter(remedy -> repaired).ifPresent(remedy -> one.put("repaired", remedy.told()));
        }
        return out;
    }
}
