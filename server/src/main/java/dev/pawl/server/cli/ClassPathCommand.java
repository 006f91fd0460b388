package dev.pawl.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pawl classpath}: what functions are compiled against when no build tool does it. */
@Command(name = "classpath", description = "Print the class path to compile functions against.")
final class ClassPathCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        console.out().println(System.getProperty("java.class.path"));
        return ExitCode.OK;
    }
}
