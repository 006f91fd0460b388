package dev.pawl.server.sam.resource;

import dev.pawl.server.application.Application;
import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import java.util.Optional;
import java.util.function.Function;

/** The section Events of a function or a machine. */
final class EventReader {
    private final Workspace workspace;
    private final Parts parts;
    private final ApiEvents apiEvents;
    private final ScheduleEvents schedules;

    EventReader(Workspace workspace, Parts parts, Apis apis) {
        this.workspace = workspace;
        this.parts = parts;
        this.apiEvents = new ApiEvents(apis, workspace.findings());
        this.schedules = new ScheduleEvents(workspace, parts);
    }

    /** Events that call a function. */
    void ofFunction(Resource resource, Properties properties, String function) {
        String arn = workspace.stack().arn("lambda", "function:" + function);
        each(resource, properties, format -> new Route.Target.Function(function, format), eventId -> {
            Application.Machine machine = FunctionSchedule.machine(workspace.stack(), eventId, arn);
            parts.add(machine);
            return workspace.stack().arn("states", "stateMachine:" + machine.name());
        });
    }

    /** Events that start a machine. */
    void ofMachine(Resource resource, Properties properties) {
        Optional<String> alias = properties.text("AutoPublishAlias")
                .filter(a -> properties.flag("UseAliasAsEventTarget", false));
        String arn = workspace.ref(resource) + alias.map(a -> ":" + a).orElse("");
        boolean sync = new Properties(resource.metadata(), workspace.findings()).section("Pawl")
                .flag("StartSyncExecution", false);
        if (sync && !properties.text("Type").orElse("").equals("EXPRESS")) {
            workspace.findings().problem(resource.place(),
                    "Expected Type: EXPRESS for StartSyncExecution, but the machine is STANDARD");
        }
        each(resource, properties, format -> sync
                ? new Route.Target.StartSyncExecution(arn)
                : new Route.Target.StartExecution(arn), eventId -> arn);
    }

    private void each(Resource resource, Properties properties, Function<PayloadFormat, Route.Target> target,
            ScheduleEvents.Target scheduled) {
        properties.section("Events").members().forEach((name, tree) -> {
            if (tree instanceof Fields fields) {
                one(resource.logicalId() + name, new Properties(fields, workspace.findings()), target, scheduled);
            } else if (!(tree instanceof Tree.Unknown)) {
                workspace.findings().problem(tree.place(), "Expected an event, but got " + tree.described());
            }
        });
    }

    private void one(String id, Properties event, Function<PayloadFormat, Route.Target> target,
            ScheduleEvents.Target scheduled) {
        Optional<String> type = event.requiredText("Type");
        Properties properties = event.section("Properties");
        switch (type.orElse("")) {
            case "" -> {
                // reported
            }
            case "Api" -> apiEvents.rest(properties, target).ifPresent(parts::add);
            case "HttpApi" -> apiEvents.http(properties, target).ifPresent(parts::add);
            case "Schedule" -> schedules.rule(id, properties, scheduled);
            case "ScheduleV2" -> schedules.schedule(id, properties, scheduled);
            case "SQS", "SNS", "S3", "DynamoDB", "Kinesis", "MSK", "MQ", "SelfManagedKafka", "DocumentDB",
                    "EventBridgeRule", "CloudWatchEvent", "CloudWatchLogs", "Cognito", "IoTRule", "AlexaSkill" ->
                workspace.findings().notice(event.place("Type"), "Pawl delivers no events of type " + type.get());
            default -> workspace.findings().problem(event.place("Type"),
                    "Expected a type of event such as Api, HttpApi, Schedule or ScheduleV2, but got " + type.get());
        }
    }
}
