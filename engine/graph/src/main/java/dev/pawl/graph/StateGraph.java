package dev.pawl.graph;

import dev.pawl.asl.StateMachine;
import dev.pawl.graph.chart.Chart;
import dev.pawl.graph.layout.Layout;
import dev.pawl.graph.layout.LayoutException;
import dev.pawl.graph.layout.Picture;
import dev.pawl.graph.read.ChartReader;
import dev.pawl.graph.svg.SvgOptions;
import dev.pawl.graph.svg.SvgWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The picture of one state machine, laid out once and written as often as one likes. It never changes.
 */
public final class StateGraph {
    /** After which nobody waits for a layout any more. */
    public static final Duration LONGEST = Duration.ofSeconds(10);
    /** The algorithm calls itself as deep as a flow is long. */
    private static final long STACK_BYTES = 128L << 20;

    private final Picture picture;

    private StateGraph(Picture picture) {
        this.picture = picture;
    }

    /**
     * Lays a machine out, on a thread of its own whose stack is deep enough. The thread ends by itself, soon
     * after it was
     * late.
     *
     * @return fails with {@link GraphException} if the machine is too large, or it takes too long
     */
    public static CompletableFuture<StateGraph> layOut(StateMachine machine) {
        CompletableFuture<StateGraph> answer = new CompletableFuture<>();
        long end = System.nanoTime() + LONGEST.toNanos();
        Thread thread = new Thread(null, () -> {
            try {
                Chart chart = ChartReader.read(machine);
                answer.complete(new StateGraph(Layout.of(chart, () -> System.nanoTime() - end > 0)));
            } catch (LayoutException e) {
                answer.completeExceptionally(new GraphException(String.valueOf(e.getMessage())));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }, "graph-layout", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return answer;
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
