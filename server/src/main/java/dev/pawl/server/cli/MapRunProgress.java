package dev.pawl.server.cli;

import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.maprun.MapRunCounts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says now and then how far the map runs of an execution are, because nothing else happens in it meanwhile.
 */
final class MapRunProgress implements Consumer<HistoryEvent> {
    private final Engine engine;
    private final PrintWriter out;
    private final Paint paint;
    private final Map<String, String> said = new LinkedHashMap<>();

    MapRunProgress(Engine engine, PrintWriter out, Paint paint) {
        this.engine = engine;
        this.out = out;
        this.paint = paint;
    }

    @Override
    public void accept(HistoryEvent happened) {
        if (happened.event() instanceof Event.MapRunStarted started) {
            said.put(started.mapRunArn(), "");
        } else if (happened.event() instanceof Event.MapRunRedriven redriven) {
            said.put(redriven.mapRunArn(), "");
        } else if (happened.event() instanceof Event.MapRunSucceeded
                || happened.event() instanceof Event.MapRunFailed) {
            say();
        }
    }

    /** Says what has changed since it was asked last. */
    void say() {
        said.replaceAll(this::say);
        said.values().removeIf(line -> line.endsWith("."));
    }

    private String say(String arn, String before) {
        try {
            var described = engine.mapRuns().describe(arn);
            MapRunCounts counts = described.report().items();
            boolean over = described.run().row().status().ended();
            String line = StoredMapRun.line(counts);
            if (!line.equals(before)) {
                out.println(paint.faint("           … " + line));
                out.flush();
            }
            return over ? "." : line;
        } catch (EngineException e) {
            // it has not begun yet
            return before;
        }
    }
}
