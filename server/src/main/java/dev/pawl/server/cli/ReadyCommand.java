package dev.pawl.server.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl ready}: for scripts and for those who watch containers. */
@Command(name = "ready", description = "Tell whether a server is ready, by the exit code too.")
final class ReadyCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int OK = 200;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Option(names = "--wait", paramLabel = "DURATION", description = "Wait until it is, but no longer than this, such as PT30S. Default: look once.")
    private Duration patience = Duration.ZERO;

    @Override
    public Integer call() throws InterruptedException {
        long from = System.nanoTime();
        while (true) {
            Optional<Remote.Probe> answer = remote.probe("/readyz");
            boolean ready = answer.filter(probe -> probe.status() == OK).isPresent();
            if (ready || System.nanoTime() - from >= patience.toNanos()) {
                console.out().println(answer.map(Remote.Probe::body)
                        .orElse("Nothing answers there. Start a server with pawl server, or say --endpoint."));
                return ready ? ExitCode.OK : ExitCode.FAILED;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
