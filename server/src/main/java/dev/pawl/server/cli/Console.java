package dev.pawl.server.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    boolean verbose() {
        return verbose;
    }
}
