package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.schedule.expression.ExpressionException;
import dev.pawl.schedule.model.Timing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl schedules next}: times of an expression, without a server, or of a schedule of one. */
@Command(name = "next", description = "Print the next times of an expression, for which no server is needed, or of a schedule.")
final class NextTimesCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_.-]{1,64}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx");

    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(paramLabel = "EXPRESSION|NAME", description = "cron(…), rate(…), at(…), the five fields of Unix cron, or a schedule's name.")
    private String what = "";

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC", description = "Time zone of the expression. Default: ${DEFAULT-VALUE}.")
    private String zone = "";

    @Option(names = "--count", paramLabel = "N", defaultValue = "5", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--from", paramLabel = "TIME", description = "Times after that moment, such as 2026-01-31T12:00:00Z. Default: now.")
    private Optional<String> from = Optional.empty();

    @Override
    public Integer call() {
        if (NAME.matcher(what).matches()) {
            JsonNode schedule = remote
                    .get("/schedules/" + Remote.encoded(what) + "?count=" + Math.clamp(count, 1, 1000));
            ZoneId where = ZoneId.of(schedule.path("timeZone").asText("UTC"));
            schedule.path("nextTimes").forEach(time -> print(Instant.parse(time.asText()), where));
            return ExitCode.OK;
        }
        Timing timing;
        try {
            timing = Timing.of(what, zone);
        } catch (ExpressionException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        Instant begin = from.map(text -> Moments.ago(text, Instant.now())).orElseGet(Instant::now);
        Optional<Instant> time = timing.next(begin, begin);
        if (time.isEmpty()) {
            console.out().println("No times after " + begin + ".");
        }
        for (int i = 0; i < count && time.isPresent(); i++) {
            print(time.get(), timing.zone());
            time = timing.next(time.get(), begin);
        }
        return ExitCode.OK;
    }

    private void print(Instant time, ZoneId where) {
        console.out().println(TIME.format(time.atZone(where)) + "  " + time);
    }
}
