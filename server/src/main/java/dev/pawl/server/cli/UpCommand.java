package dev.pawl.server.cli;

import dev.pawl.arn.ArnScope;
import dev.pawl.function.LocalFunctions;
import dev.pawl.server.application.RunningApplication;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.assembly.Installation;
import dev.pawl.server.assembly.ServerSettings;
import dev.pawl.server.sam.Reading;
import dev.pawl.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl up}: runs the application that a SAM template describes. */
@Command(name = "up", description = "Run the application of an AWS SAM template: functions, state machines, schedules and HTTP.")
final class UpCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Parameters(paramLabel = "TEMPLATE", arity = "0..1", description = "The template. Default: template.yaml, template.yml or template.json in the current folder.")
    private Optional<Path> template = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8083", description = "Port of the API of AWS Step Functions. Default: ${DEFAULT-VALUE}; 0 for any that is free.")
    private int port;

    @Option(names = "--api-port", paramLabel = "PORT", defaultValue = "3000", description = "Port of the template's own APIs. Default: ${DEFAULT-VALUE}; 0 for any that is free.")
    private int apiPort;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "Value of a parameter of the template; may be given several times.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--stack", paramLabel = "NAME", description = "Name of the stack. Default: after the template's folder.")
    private Optional<String> stack = Optional.empty();

    @Option(names = "--prune", description = "Delete state machines and activities of this stack that the template does not have any more.")
    private boolean prune;

    @Override
    @SuppressWarnings("try") // stop is there to be closed
    public Integer call() throws IOException {
        SamSource source = SamSource.of(template, stack, parameters, surroundings);
        UpReport report = new UpReport(console);
        Reading.Done first = switch (source.read()) {
            case Reading.Done done -> done;
            case Reading.Refused refused -> throw report.refused(refused);
        };
        try (OrderlyStop stop = new OrderlyStop();
                Store store = database.open();
                Installation installation = surroundings.start(store, Path.of(""),
                        functions -> declare(first, functions));
                GatewayListener listener = new GatewayListener(installation, surroundings.account(), apiPort,
                        report::line)) {
            ApiServer server = listen(installation);
            try (UpSession session = new UpSession(source, installation, listener, report,
                    new UpSession.Settings(scope(), server.port(), prune))) {
                session.start(first);
                session.follow();
            } catch (InterruptedException e) {
                report.line("Stopping: what runs is kept and goes on at the next start.");
            } finally {
                server.stop(GRACE);
            }
        }
        return ExitCode.OK;
    }

    private void declare(Reading.Done first, LocalFunctions functions) {
        try {
            RunningApplication.declare(first.application(), functions, UpSession.environment(port));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private ArnScope scope() {
        return ArnScope.of(surroundings.region(), surroundings.account());
    }

    private ApiServer listen(Installation installation) {
        try {
            return installation.serve(ServerSettings.loopback(port, scope()));
        } catch (IOException e) {
            throw CommandException.usage(e.getMessage() + ". Say --port to take another.");
        }
    }
}
