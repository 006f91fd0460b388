package dev.pawl.server.cli;

import dev.pawl.schedule.Schedules;
import dev.pawl.server.application.Application;
import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What runs, for people.
 *
 * @param port
 *            of the API of Step Functions
 * @param apiPort
 *            of the application's own APIs, if it has any
 */
record Overview(SamSource source, Application application, Schedules schedules, int port, OptionalInt apiPort) {
    /** The lines, each with a mark that says whether it is a heading. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        section(lines, "Functions", application.functions().stream()
                .map(f -> f.name() + "  " + f.code().runtime() + "  " + f.code().handler()).toList());
        section(lines, "State machines", application.machines().stream()
                .map(m -> arn("stateMachine:" + m.name()) + (m.wanted().type().name().equals("EXPRESS")
                        ? "  EXPRESS"
                        : ""))
                .toList());
        section(lines, "Activities", application.activities().stream().map(name -> arn("activity:" + name)).toList());
        section(lines, "Schedules", application.schedules().keySet().stream().sorted().map(this::schedule).toList());
        if (apiPort.isPresent()) {
            section(lines, "HTTP", application.routes().stream().map(this::route).toList());
        }
        lines.add("Step Functions  http://127.0.0.1:" + port);
        return lines;
    }

    private static void section(List<String> lines, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(title);
            entries.forEach(entry -> lines.add("  " + entry));
        }
    }

    private String schedule(String name) {
        return schedules.find(name).map(schedule -> name + "  " + schedule.definition().timing().text() + "  "
                + (schedule.definition().enabled()
                        ? schedules.next(schedule, 1).stream().map(next -> "next " + next).findFirst().orElse("is over")
                        : "disabled")
                + "  → " + shortName(schedule.definition().machine())).orElse(name);
    }

    private String route(Route route) {
        String target = switch (route.target()) {
            case Target.Function function -> function.name();
            case Target.StartExecution start -> "starts " + shortName(start.stateMachineArn());
            case Target.StartSyncExecution start -> "runs " + shortName(start.stateMachineArn());
        };
        String path = route.path().equals(Route.DEFAULT) ? "/ (all that no other route takes)" : route.path();
        return route.method() + "  http://127.0.0.1:" + apiPort.orElse(0) + path + "  → " + target;
    }

    private static String shortName(String arn) {
        return arn.replaceFirst(".*:stateMachine:", "");
    }

    private String arn(String resource) {
        return "arn:aws:states:" + source.options().stack().region() + ":" + source.options().stack().account() + ":"
                + resource;
    }
}
