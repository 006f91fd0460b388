package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what a schedule shall do; those that are not given leave things as they are. */
final class ScheduleOptions {
    @Option(names = "--expression", paramLabel = "TEXT", description = "cron(…), rate(…), at(…), or the five fields of Unix cron.")
    private Optional<String> expression = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone, such as Europe/Berlin. Default: UTC.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--machine", paramLabel = "MACHINE", description = "Name, NAME:ALIAS, NAME:VERSION or ARN of what is started.")
    private Optional<String> machine = Optional.empty();

    @Option(names = {"-i",
            "--input"}, paramLabel = "JSON|@FILE|-", description = "Input of each execution. Default: {}.")
    private Optional<String> input = Optional.empty();

    @Option(names = "--overlap", paramLabel = "RULE", description = "If the one before still runs: SKIP (default), BUFFER_ONE, BUFFER_ALL, TERMINATE_OTHER, ALLOW_ALL.")
    private Optional<String> overlap = Optional.empty();

    @Option(names = "--catch-up", paramLabel = "MODE", description = "Of times that passed without a server: LAST (default), ALL, NONE.")
    private Optional<String> catchUp = Optional.empty();

    @Option(names = "--catch-up-window", paramLabel = "DURATION", description = "Older times are missed. Default: PT24H.")
    private Optional<String> window = Optional.empty();

    @Option(names = "--start", paramLabel = "TIME", description = "No time is before it.")
    private Optional<String> start = Optional.empty();

    @Option(names = "--end", paramLabel = "TIME", description = "No time is after it.")
    private Optional<String> end = Optional.empty();

    @Option(names = "--flexible", paramLabel = "DURATION", description = "Start up to so much later, to spread the load.")
    private Optional<String> flexible = Optional.empty();

    @Option(names = "--enabled", paramLabel = "BOOLEAN", arity = "1", description = "Whether it fires at all. Default: true.")
    private Optional<Boolean> enabled = Optional.empty();

    /** Puts what was given into a definition. */
    void into(ObjectNode definition) {
        expression.ifPresent(text -> definition.put("expression", text));
        zone.ifPresent(text -> definition.put("timeZone", text));
        machine.ifPresent(text -> definition.put("machine", text));
        input.ifPresent(text -> definition.set("input", TextInput.json(text, System.in).value()));
        overlap.ifPresent(text -> definition.put("overlap", text));
        catchUp.ifPresent(text -> definition.withObject("catchUp").put("mode", text));
        window.ifPresent(text -> definition.withObject("catchUp").put("window", text));
        start.ifPresent(text -> definition.put("startDate", text));
        end.ifPresent(text -> definition.put("endDate", text));
        flexible.ifPresent(text -> definition.put("flexibleWindow", text));
        enabled.ifPresent(on -> definition.put("enabled", on));
    }
}
