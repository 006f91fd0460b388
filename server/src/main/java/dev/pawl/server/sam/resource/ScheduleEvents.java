package dev.pawl.server.sam.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import dev.pawl.schedule.expression.ExpressionException;
import dev.pawl.schedule.model.CatchUp;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.model.Timing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Events of the types Schedule, a rule of EventBridge, and ScheduleV2, a schedule of EventBridge Scheduler.
 */
final class ScheduleEvents {
    private static final Set<String> RULE = Set.of("DeadLetterConfig", "Description", "Enabled", "Input", "Name",
            "RetryPolicy", "Role", "RoleArn", "Schedule", "State", "Target");
    private static final Set<String> SCHEDULE = Set.of("DeadLetterConfig", "Description", "EndDate",
            "FlexibleTimeWindow", "GroupName", "Input", "KmsKeyArn", "Name", "OmitName", "PermissionsBoundary",
            "RetryPolicy", "RoleArn", "ScheduleExpression", "ScheduleExpressionTimezone", "StartDate", "State");
    private static final CatchUp NO_CATCH_UP = new CatchUp(CatchUp.Mode.NONE, CatchUp.STANDARD.window());
    private static final int LONGEST_NAME = 64;

    private final Workspace workspace;
    private final Parts parts;

    ScheduleEvents(Workspace workspace, Parts parts) {
        this.workspace = workspace;
        this.parts = parts;
    }

    /** What a schedule starts. */
    interface Target {
        /** The ARN of a machine or an alias; the id is the event's. */
        String machineArn(String eventId);
    }

    /** A rule of EventBridge. */
    void rule(String id, Properties event, Target target) {
        event.allow(RULE, "a Schedule event");
        event.requiredText("Schedule").ifPresent(expression -> timing(expression, event, "Schedule").ifPresent(
                timing -> add(id, event, timing, target, "aws.events", "events", "rule/")));
    }

    /** A schedule of EventBridge Scheduler. */
    void schedule(String id, Properties event, Target target) {
        event.allow(SCHEDULE, "a ScheduleV2 event");
        event.requiredText("ScheduleExpression").ifPresent(expression -> {
            Optional<Timing> timing = timing(expression, event, "ScheduleExpression")
                    .map(t -> t.between(moment(event, "StartDate"), moment(event, "EndDate")))
                    .map(t -> t.within(Duration.ofMinutes(event.section("FlexibleTimeWindow")
                            .whole("MaximumWindowInMinutes", 1, 1440, 0))));
            timing.ifPresent(t -> add(id, event, t, target, "aws.scheduler", "scheduler", "schedule/default/"));
        });
    }

    private void add(String id, Properties event, Timing timing, Target target, String source, String service,
            String kind) {
        boolean enabled = event.flag("Enabled", true)
                && event.choice("State", List.of("ENABLED", "DISABLED")).equals("ENABLED");
        String name = event.text("Name").orElseGet(() -> workspace.stack().nameOf(id, LONGEST_NAME));
        Payload input = event.text("Input").map(text -> json(text, event))
                .orElseGet(() -> event(source, workspace.stack().arn(service, kind + name)));
        parts.add(name, ScheduleDefinition.of(timing, target.machineArn(id)).input(input).overlap(Overlap.ALLOW_ALL)
                .catchUp(NO_CATCH_UP).enabled(enabled));
    }

    private Optional<Timing> timing(String expression, Properties event, String property) {
        try {
            return Optional.of(Timing.of(expression, event.text("ScheduleExpressionTimezone").orElse("UTC")));
        } catch (ExpressionException e) {
            workspace.findings().problem(event.place(property), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Payload json(String text, Properties event) {
        try {
            return Payload.parse(text);
        } catch (JsonTextException e) {
            workspace.findings().problem(event.place("Input"), "Expected JSON, but: " + e.getMessage());
            return Payload.EMPTY_OBJECT;
        }
    }

    private Optional<Instant> moment(Properties event, String property) {
        return event.text(property).flatMap(text -> {
            try {
                return Optional.of(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                workspace.findings().problem(event.place(property),
                        "Expected a moment such as 2026-01-31T08:00:00Z, but got " + text);
                return Optional.empty();
            }
        });
    }

    /** What EventBridge sends where no input is given; the schedule fills in what it alone knows. */
    private Payload event(String source, String arn) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "0")
                .put("id", "<aws.scheduler.execution-id>").put("detail-type", "Scheduled Event").put("source", source)
                .put("account", workspace.stack().account()).put("time", "<aws.scheduler.scheduled-time>")
                .put("region", workspace.stack().region());
        event.putArray("resources").add(arn);
        event.putObject("detail");
        return Payload.of(event);
    }
}
