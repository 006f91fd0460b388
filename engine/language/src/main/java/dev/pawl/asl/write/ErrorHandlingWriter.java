package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.Catcher;
import dev.pawl.asl.Retrier;
import java.util.List;

/** Writes Retry and Catch. */
final class ErrorHandlingWriter {
    private ErrorHandlingWriter() {}

    static void write(List<Retrier> retriers, List<Catcher> catchers, ObjectNode into) {
        if (!retriers.isEmpty()) {
            retriers.forEach(r -> write(r, into.withArray("Retry").addObject()));
        }
        if (!catchers.isEmpty()) {
            catchers.forEach(c -> write(c, into.withArray("Catch").addObject()));
        }
    }

    private static void write(Retrier retrier, ObjectNode json) {
        retrier.errorEquals().forEach(json.putArray("ErrorEquals")::add);
        json.put("IntervalSeconds", retrier.intervalSeconds());
        json.put("MaxAttempts", retrier.maxAttempts());
        json.put("BackoffRate", retrier.backoffRate());
        retrier.maxDelaySeconds().ifPresent(d -> json.put("MaxDelaySeconds", d));
        json.put("JitterStrategy", retrier.jitter().name());
        retrier.comment().ifPresent(c -> json.put("Comment", c));
    }

    private static void write(Catcher catcher, ObjectNode json) {
        catcher.errorEquals().forEach(json.putArray("ErrorEquals")::add);
        switch (catcher.handling()) {
            case Catcher.Handling.JsonPath h -> {
                DataFlowWriter.resultPath(h.resultPath(), json);
                h.assign().ifPresent(t -> json.set("Assign", t.source()));
            }
            case Catcher.Handling.Jsonata h -> {
                h.output().ifPresent(t -> json.set("Output", t.source()));
                h.assign().ifPresent(t -> json.set("Assign", t.source()));
            }
        }
        json.put("Next", catcher.next());
        catcher.comment().ifPresent(c -> json.put("Comment", c));
    }
}
