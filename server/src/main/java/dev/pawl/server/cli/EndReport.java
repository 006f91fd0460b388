package dev.pawl.server.cli;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** Prints how an execution ended. */
record EndReport(PrintWriter out, Paint paint, boolean quiet) {
    void ended(ExecutionStatus status, Duration took, Optional<Payload> output, Failure failure) {
        boolean good = status == ExecutionStatus.SUCCEEDED;
        if (!quiet || !good) {
            out.println((good ? paint.good(status.name()) : paint.bad(status.name()))
                    + paint.faint(" in " + PathPrinter.duration(took))
                    + failure.error().map(error -> "  " + paint.bad(CleanWriter.line(error))).orElse(""));
            failure.cause().ifPresent(cause -> out.println(CleanWriter.paragraph(cause)));
        }
        output.ifPresent(value -> out.println(PrettyJson.of(value.value())));
        out.flush();
    }
}
