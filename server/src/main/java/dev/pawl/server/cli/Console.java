package dev.pawl.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints, and how loud it is: options that every command has. */
final class Console {
    /** Set by the launcher, which can ask the system; Java 21 cannot. */
    private static final String TERMINAL_PROPERTY = "pawl.terminal";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = {"-v", "--verbose"}, description = "Show the whole trace of an error.")
    private boolean verbose;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    @SuppressWarnings("unused")
    private boolean help;

    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    Paint paint() {
        return Paint.ofTerminal(System.getenv(), Boolean.getBoolean(TERMINAL_PROPERTY));
    }

    /** The words that the whole command line was made of. */
    List<String> arguments() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        while (command.getParent() != null) {
            command = command.getParent();
        }
        return command.getParseResult().originalArgs();
    }

    boolean verbose() {
        return verbose;
    }
}
