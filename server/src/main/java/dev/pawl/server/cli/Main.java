package dev.pawl.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Where {@code pawl} begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        System.exit(run(out, err, arguments));
    }

    /** Runs one command; returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = new CommandLine(new PawlCommand());
        command.setOut(out).setErr(err);
        command.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true);
        command.setExecutionStrategy(Main::execute);
        command.setExecutionExceptionHandler(Main::report);
        int exitCode = command.execute(arguments);
        out.flush();
        err.flush();
        return exitCode;
    }

    private static int execute(ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
            parsed.commandSpec().commandLine().usage(parsed.commandSpec().commandLine().getOut());
            return ExitCode.USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** One clear message; the trace only for those who ask for it. */
    private static int report(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (parsed.hasMatchedOption("--verbose")) {
            thrown.printStackTrace(err);
        }
        if (thrown instanceof CommandException expected) {
            err.println("pawl " + command.getCommandName() + ": " + expected.getMessage());
            return expected.exitCode();
        }
        err.println("pawl " + command.getCommandName() + ": "
                + (thrown.getMessage() == null ? thrown.toString() : thrown.getMessage())
                + (parsed.hasMatchedOption("--verbose") ? "" : " (--verbose shows more)"));
        return ExitCode.BUG;
    }
}
