package dev.pawl.server.cli;

import dev.pawl.connector.Connector;
import dev.pawl.function.FunctionAnswer;
import dev.pawl.function.FunctionCall;
import dev.pawl.function.FunctionHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl invoke}: one call of a function, its log, its answer. */
@Command(name = "invoke", description = "Call a function and show its log and what it returns.")
final class InvokeCommand implements Callable<Integer> {
    private static final int NOT_FOUND = 404;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Parameters(paramLabel = "NAME", description = "Name or ARN of a function in section localFunctions of the configuration, or of one that runs in this process.")
    private String function = "";

    @Option(names = {"-p",
            "--payload"}, paramLabel = "JSON", defaultValue = "{}", description = "The event: JSON, @FILE, or - for standard input. Default: ${DEFAULT-VALUE}.")
    private String payload = "";

    @Option(names = {"-q", "--quiet"}, description = "Print what it returns alone.")
    private boolean quiet;

    @Override
    @SuppressWarnings("try") // stop is there to be closed
    public Integer call() {
        FunctionCall call = new FunctionCall(function, Optional.of(TextInput.json(payload, System.in).text()),
                FunctionCall.Type.REQUEST_RESPONSE, Optional.empty(), Optional.empty(), !quiet);
        try (OrderlyStop stop = new OrderlyStop();
                Connector connector = surroundings.connector("function", Path.of(""))) {
            return show(((FunctionHost) connector).localFunctions().invoke(call).get());
        } catch (InterruptedException e) {
            console.err().println("Stopped.");
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private int show(FunctionAnswer answer) {
        return switch (answer) {
            case FunctionAnswer.Returned returned -> {
                returned.logTail().ifPresent(log -> {
                    console.err().print(new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8));
                    console.err().flush();
                });
                console.out().println(returned.payload());
                yield returned.functionError().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
            }
            case FunctionAnswer.Refused refused -> throw CommandException.usage(refused.status() == NOT_FOUND
                    ? refused.message() + ". Section localFunctions of the file that --config names declares functions."
                    : refused.message());
        };
    }
}
