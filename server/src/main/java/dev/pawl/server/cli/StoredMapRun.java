package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.maprun.MapRunCounts;
import dev.pawl.maprun.MapRunReport;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** A map run for people and scripts. */
record StoredMapRun(Store store, MapRunRecord run) {
    private static final int PAGE = 1000;

    /** The run of that ARN; empty if the text is none. */
    static Optional<StoredMapRun> of(Store store, String text) {
        return text.startsWith("arn:") && text.contains(":mapRun:")
                ? Optional.of(new StoredMapRun(store, store.mapRuns().find(text).orElseThrow(
                        () -> CommandException.usage("Expected a map run " + text + ", but there is none"))))
                : Optional.empty();
    }

    /** How it stands. */
    ObjectNode tree() {
        MapRunReport report = MapRunReport.of(run.row().progress());
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("mapRunArn", run.arn())
                .put("executionArn", run.executionArn()).put("status", run.row().status().name())
                .put("startDate", run.startedAt().toString());
        run.row().stoppedAt().ifPresent(at -> tree.put("stopDate", at.toString()));
        run.row().redrivenAt().ifPresent(
                at -> tree.put("redriveCount", run.row().redriveCount()).put("redriveDate", at.toString()));
        tree.put("maxConcurrency", report.limits().maxConcurrency());
        report.limits().toleratedCount().ifPresent(count -> tree.put("toleratedFailureCount", count));
        report.limits().toleratedPercentage().ifPresent(share -> tree.put("toleratedFailurePercentage", share));
        tree.set("itemCounts", report.items().json());
        tree.set("executionCounts", report.executions().json());
        return tree;
    }

    /** In a line: how far it is. */
    static String line(MapRunCounts counts) {
        long bad = counts.failed() + counts.timedOut() + counts.aborted();
        return counts.succeeded() + " of " + counts.total() + " items done, " + counts.running() + " running"
                + (bad > 0 ? ", " + bad + " failed" : "");
    }

    /** Its children, each in a line. */
    void printChildren(PrintWriter out, Paint paint) {
        out.println(paint.strong(run.row().status().name()) + "  "
                + line(MapRunReport.of(run.row().progress()).items()));
        MapRun names = MapRun.read(run.arn());
        boolean express = run.plan().value().path("express").booleanValue();
        int from = 0;
        List<Item> page;
        do {
            page = store.mapRuns().items(run.key(), ItemQuery.from(from, PAGE));
            for (Item item : page) {
                from = item.index() + 1;
                String name = express
                        ? names.expressChild(item.index()).name()
                        : names.child(item.index()).text();
                out.printf("%8d  %-9s  %s%s%n", item.index(), item.status(), paint.faint(name),
                        item.failure().error().map(error -> "  " + paint.bad(error)).orElse(""));
            }
        } while (page.size() == PAGE);
    }
}
