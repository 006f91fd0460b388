package dev.pawl.graph;

import dev.pawl.asl.StateMachine;
import dev.pawl.graph.layout.Layout;
import dev.pawl.graph.layout.LayoutException;
import dev.pawl.graph.layout.Picture;
import dev.pawl.graph.read.ChartReader;
import dev.pawl.graph.svg.SvgOptions;
import dev.pawl.graph.svg.SvgWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The picture of one state machine, laid out once and written as often as one likes. It never changes.
 */
public final class StateGraph {
    /** Time of a processor after which a layout is given up. */
    public static final Duration LONGEST = Duration.ofSeconds(5);
    /** The algorithm calls itself as deep as a flow is long. */
    private static final long STACK_BYTES = 128L << 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Picture picture;

    private StateGraph(Picture picture) {
        this.picture = picture;
    }

    /**
     * Lays a machine out, on a thread of its own whose stack is deep enough, and waits for it.
     *
     * @throws GraphException
     *             if the machine is too large, or it takes too long
     */
    public static StateGraph of(StateMachine machine) {
        CompletableFuture<Picture> answer = new CompletableFuture<>();
        Thread thread = new Thread(null, () -> {
            try {
                answer.complete(Layout.of(ChartReader.read(machine), () -> worked() > LONGEST.toNanos()));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }, "graph-layout", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return new StateGraph(answer.join());
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case LayoutException tooMuch -> new GraphException(String.valueOf(tooMuch.getMessage()));
                case StackOverflowError tooDeep ->
                    new GraphException("Expected a flow that can be drawn, but it is too long");
                case null, default -> e;
            };
        }
    }

    /**
     * Nanoseconds that the processor gave to this thread: on a busy machine a layout takes long, but is not late.
     */
    private static long worked() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    /** As SVG text. */
    public String svg(SvgOptions options) {
        return SvgWriter.write(picture, options);
    }

    /** Where everything lies. */
    public Picture picture() {
        return picture;
    }
}
