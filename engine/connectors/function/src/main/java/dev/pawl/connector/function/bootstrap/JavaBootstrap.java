package dev.pawl.connector.function.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Where the process of a Java function begins. */
public final class JavaBootstrap {
    private static final String MARK = "\u0001pawl-end ";

    private final RuntimeClient client;
    private final Map<String, String> environment;
    private final PrintStream out;

    private JavaBootstrap(RuntimeClient client, Map<String, String> environment, PrintStream out) {
        this.client = client;
        this.environment = environment;
        this.out = out;
    }

    /**
     * Works until the process is ended.
     *
     * @param arguments
     *            the class path of the function
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        // The marks are for the reader of the real output, whatever the function puts in its place.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(out);
        RuntimeClient client = new RuntimeClient(
                Objects.requireNonNull(environment.get("AWS_LAMBDA_RUNTIME_API")));
        new JavaBootstrap(client, environment, out).run(arguments[0]);
    }

    // Whatever a function throws, errors included, is its answer.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void run(String classPath) throws IOException {
        Handler handler;
        try {
            handler = HandlerLoader.load(classPath, Objects.requireNonNull(environment.get("_HANDLER")));
        } catch (Throwable thrown) {
            byte[] failure = ErrorObject.of(thrown);
            out.println(new String(failure, StandardCharsets.UTF_8));
            client.initFailed(failure);
            System.exit(1);
            return;
        }
        while (true) {
            work(handler, client.next());
        }
    }

    private void work(Handler handler, RuntimeClient.Event event) throws IOException {
        String requestId = event.header("Lambda-Runtime-Aws-Request-Id");
        System.setProperty("com.amazonaws.xray.traceHeader", event.header("Lambda-Runtime-Trace-Id"));
        try {
            byte[] result = handler.handle(event.payload().getBytes(StandardCharsets.UTF_8),
                    new HandlerContext(event, environment, out));
            mark(requestId);
            client.returned(requestId, result);
        } catch (Throwable thrown) {
            byte[] failure = ErrorObject.of(thrown);
            out.println(new String(failure, StandardCharsets.UTF_8));
            mark(requestId);
            client.failed(requestId, failure);
            if (thrown instanceof VirtualMachineError) {
                System.exit(1);
            }
        }
    }

    /** All that was printed for this call is before this. */
    private void mark(String requestId) {
        System.out.flush();
        out.println(MARK + requestId);
    }
}
