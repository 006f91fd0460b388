package dev.pawl.server.cli;

import com.fasterxml.jackson.core.JacksonException;
import dev.pawl.archive.DamagedFileException;
import dev.pawl.config.ConfigurationException;
import dev.pawl.engine.EngineException;
import dev.pawl.json.JsonTextException;
import dev.pawl.secret.SecretException;
import dev.pawl.server.backup.BackupException;
import dev.pawl.server.backup.NoSuchBackupException;
import dev.pawl.store.jooq.Reason;
import dev.pawl.store.jooq.StoreException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where {@code pawl} begins. */
public final class Main {
    private static final String DAMAGED = ". The store is damaged: pawl check says what it still holds, pawl restore"
            + " --replace puts a backup in its place and keeps it aside.";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, err, arguments));
    }

    /** Runs one command; returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = PawlCommand.line(arguments);
        PrintWriter cleanOut = new PrintWriter(new CleanWriter(out), true);
        PrintWriter cleanErr = new PrintWriter(new CleanWriter(err), true);
        command.setOut(cleanOut).setErr(cleanErr);
        // @FILE is for inputs; nobody expects it to hold options.
        command.setExpandAtFiles(false);
        command.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true);
        command.registerConverter(Duration.class, Durations::option);
        command.setExecutionStrategy(Main::execute);
        command.setParameterExceptionHandler(Main::misunderstood);
        command.setExecutionExceptionHandler(Main::report);
        int exitCode = command.execute(arguments);
        cleanOut.flush();
        cleanErr.flush();
        return exitCode;
    }

    private static int execute(ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
            parsed.commandSpec().commandLine().usage(parsed.commandSpec().commandLine().getOut());
            return ExitCode.USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int misunderstood(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (thrown instanceof UnmatchedArgumentException unmatched && !command.getSubcommands().isEmpty()
                && !unmatched.getUnmatched().getFirst().startsWith("-")) {
            // picocli's own suggestions name what is only a little alike, also if it changes much
            String typed = unmatched.getUnmatched().getFirst();
            command.getErr().println(name + ": Expected a command, but there is none called " + typed
                    + Guess.of(typed, command.getSubcommands().keySet()).map(meant -> " (did you mean " + name + " "
                            + meant + "?)").orElse(""));
        } else {
            command.getErr().println(name + ": " + thrown.getMessage());
            UnmatchedArgumentException.printSuggestions(thrown, command.getErr());
        }
        command.getErr().println(name + " --help shows what there is.");
        return ExitCode.USAGE;
    }

    /** Damage that somebody met where nobody expected it is no bug of that place. */
    private static Exception known(Exception thrown) {
        if (thrown instanceof StoreException || thrown instanceof BackupException) {
            return thrown;
        }
        String said = Reason.of(thrown);
        boolean unreadable = (thrown instanceof JsonTextException && said.startsWith("Expected stored JSON"))
                || (thrown instanceof UncheckedIOException && thrown.getCause() instanceof JacksonException);
        return unreadable || new StoreException(said, thrown).isDamaged()
                ? CommandException.usage("Expected to read what is stored, but: " + said + DAMAGED)
                : thrown;
    }

    /** One clear message; the trace only for those who ask for it. */
    private static int report(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean verbose = command.getParseResult().hasMatchedOption("--verbose")
                || parsed.hasMatchedOption("--verbose");
        if (verbose) {
            thrown.printStackTrace(err);
        }
        Told told = told(known(thrown), verbose);
        err.println(command.getCommandSpec().qualifiedName() + ": " + told.message());
        return told.exitCode();
    }

    private record Told(String message, int exitCode) {}

    private static Told told(Exception known, boolean verbose) {
        String message = String.valueOf(known.getMessage());
        return switch (known) {
            case CommandException expected -> new Told(message, expected.exitCode());
            case EngineException refused -> new Told(refused.reason().code() + ": " + message, ExitCode.USAGE);
            case StoreException unusable ->
                new Told(message + (unusable.isDamaged() ? DAMAGED : ""), ExitCode.USAGE);
            case NoSuchBackupException unknown -> new Told(message, ExitCode.USAGE);
            case UncheckedIOException damaged when damaged.getCause() instanceof DamagedFileException ->
                new Told(message, ExitCode.FAILED);
            case BackupException failed -> new Told(message, ExitCode.FAILED);
            case ConfigurationException mistake -> new Told(message, ExitCode.USAGE);
            case SecretException missing -> new Told(message, ExitCode.USAGE);
            default -> new Told((known.getMessage() == null ? known.toString() : message)
                    + (verbose ? "" : " (--verbose shows more)"), ExitCode.BUG);
        };
    }
}
