package dev.pawl.server.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pawl resume}: what was paused goes on. */
@Command(name = "resume", description = "Let what was paused go on: an execution, a machine or everything.")
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Mixin
    private HoldTarget target = new HoldTarget();

    @Override
    public Integer call() {
        HoldTarget.Found found = target.find(remote);
        remote.call(found.kind() == HoldTarget.Kind.EVERYTHING ? "DELETE" : "POST", found.path("/resume"),
                Optional.empty());
        console.out().println("resumed  " + found.name());
        return ExitCode.OK;
    }
}
