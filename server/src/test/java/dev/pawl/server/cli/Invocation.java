package dev.pawl.server.cli;

import dev.pawl.server.assembly.Installed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a command printed, and how it ended. */
record Invocation(int exitCode, String out, String err) {
    static Invocation of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Invocation(exitCode, out.toString(), err.toString());
    }

    /** Of a command that talks to that server. */
    static Invocation at(Installed server, String... arguments) {
        return of(Stream.concat(Stream.of(arguments), Stream.of("--endpoint", server.url())).toArray(String[]::new));
    }
}
