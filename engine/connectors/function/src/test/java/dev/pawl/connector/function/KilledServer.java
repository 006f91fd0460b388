package dev.pawl.connector.function;

import dev.pawl.connector.Outcome;
import java.nio.file.Path;

/** Calls function f of a folder, prints its answer, and waits to be killed. */
final class KilledServer {
    private KilledServer() {}

    public static void main(String[] arguments) throws Exception {
        Workshop workshop = Workshop.in(Path.of(arguments[0])).function("f",
                "{\"runtime\":\"python3.11\",\"handler\":\"app.handler\",\"timeout\":60}");
        Outcome outcome = workshop.outcome(Tasks.direct("f", "{}"));
        System.out.println(((Outcome.Completed) outcome).output().text());
        Thread.currentThread().join();
    }
}
