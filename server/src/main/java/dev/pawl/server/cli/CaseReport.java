package dev.pawl.server.cli;

import dev.pawl.testkit.Played;
import dev.pawl.testkit.suite.CaseResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Prints what came of test cases: one line for each, and what was not as expected. */
record CaseReport(PrintWriter out, Paint paint, boolean stories) {

    void print(CaseResult result, int width) {
        String name = result.name() + " ".repeat(Math.max(0, width - result.name().length()));
        String how = result.played().map(played -> String.format("%-9s  %s", played.status(), time(played.duration())))
                .orElse("not played");
        String error = result.played().filter(played -> !played.succeeded()).flatMap(Played::error)
                .map(text -> "  " + paint.notable(text)).orElse("");
        out.println("  " + (result.passed() ? paint.good("✓") : paint.bad("✗")) + " " + name + "  " + how + error
                + paint.faint("  (" + PathPrinter.duration(result.real()) + " real)"));
        for (String failure : result.failures()) {
            failure.lines().forEach(line -> out.println("      " + paint.bad(line)));
        }
        if (!result.passed() || stories) {
            result.played().map(Played::story).ifPresent(story -> story.lines()
                    .forEach(line -> out.println("      " + paint.faint(line))));
        }
        out.flush();
    }

    void summary(List<CaseResult> all) {
        long failed = all.stream().filter(result -> !result.passed()).count();
        Duration real = all.stream().map(CaseResult::real).reduce(Duration.ZERO, Duration::plus);
        Duration virtual = all.stream().flatMap(result -> result.played().stream()).map(Played::duration)
                .reduce(Duration.ZERO, Duration::plus);
        String text = (all.size() - failed) + " passed, " + failed + " failed";
        out.println((failed == 0 ? paint.good(text) : paint.bad(text)) + " in " + PathPrinter.duration(real)
                + paint.faint("; the machines took " + time(virtual)));
    }

    /** Virtual time can be years. */
    static String time(Duration time) {
        return time.toDays() > 0
                ? time.toDays() + " d " + time.toHoursPart() + " h"
                : PathPrinter.duration(time);
    }
}
