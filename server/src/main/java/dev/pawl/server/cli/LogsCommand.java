package dev.pawl.server.cli;

import dev.pawl.log.LogLevel;
import dev.pawl.log.MachineLog;
import dev.pawl.log.MachineLog.Bookmark;
import dev.pawl.log.MachineLog.ExecutionPage;
import dev.pawl.log.MachineLog.Page;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl logs}: what is logged of a machine or of an execution, Express ones included. */
@Command(name = "logs", description = "Show what is logged of a machine or an execution.")
final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_AGAIN_MILLIS = 300;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Parameters(paramLabel = "MACHINE|EXECUTION", description = "Name or ARN of a machine, or ARN of an execution.")
    private String subject = "";

    @Option(names = {"-f",
            "--follow"}, description = "Go on as more is logged, until interrupted. The server may be running.")
    private boolean follow;

    @Option(names = "--since", paramLabel = "WHEN", description = "How long ago (90s, 15m, 2h, 1d) or a moment as 2026-01-31T12:00:00Z. Default: 1d; for an execution all.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--level", paramLabel = "LEVEL", description = "ALL, ERROR or FATAL. Default: the machine's own, or ALL if its logging is off.")
    private Optional<LogLevel> level = Optional.empty();

    @Option(names = "--json", description = "Print each event as AWS writes it to CloudWatch Logs, one a line.")
    private boolean json;

    @Override
    @SuppressWarnings("try") // stop is there to be closed
    public Integer call() {
        Instant from = since.map(text -> Moments.ago(text, Instant.now()))
                .orElseGet(() -> Instant.now().minus(Duration.ofDays(1)));
        try (OrderlyStop stop = new OrderlyStop(); Store store = database.openToRead()) {
            MachineLog log = new MachineLog(store);
            Optional<MachineRecord> machine = new StoredExecutions(store).machine(subject);
            if (machine.isPresent()) {
                machine(log, machine.get(), from);
            } else {
                execution(log, new StoredExecutions(store).find(subject, "machine or execution").info().arn());
            }
        } catch (InterruptedException e) {
            console.out().flush();
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.OK;
    }

    private void machine(MachineLog log, MachineRecord machine, Instant from) throws InterruptedException {
        LogPrinter printer = new LogPrinter(console, json, false);
        Bookmark at = log.since(from);
        boolean more = true;
        while (more) {
            Page page = log.machine(machine.arn(), at, level);
            page.events().stream().filter(event -> !event.event().timestamp().isBefore(from)).forEach(printer::print);
            console.out().flush();
            at = page.next();
            more = page.more() || follow;
            if (!page.more() && follow) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }

    private void execution(MachineLog log, String arn) throws InterruptedException {
        LogPrinter printer = new LogPrinter(console, json, true);
        Optional<Instant> from = since.map(text -> Moments.ago(text, Instant.now()));
        long last = 0;
        boolean more = true;
        while (more) {
            ExecutionPage page = log.execution(arn, last, level);
            page.events().stream().filter(event -> from.filter(event.event().timestamp()::isBefore).isEmpty())
                    .forEach(printer::print);
            console.out().flush();
            last = page.lastEventId();
            more = page.more() || (follow && !page.ended());
            if (!page.more() && more) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }
}
