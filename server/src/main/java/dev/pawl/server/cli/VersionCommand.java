package dev.pawl.server.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pawl version}. */
@Command(name = "version", description = "Show the version of Pawl and of Java.")
final class VersionCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        String version = Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(),
                "from sources");
        console.out().println("pawl " + version + ", Java " + Runtime.version() + ", " + System.getProperty("os.name"));
        return ExitCode.OK;
    }
}
