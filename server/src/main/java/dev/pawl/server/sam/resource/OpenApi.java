package dev.pawl.server.sam.resource;

import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.application.RouteApi;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.TreeReader;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Routes of an API that is defined in OpenAPI, with API Gateway's extensions. */
final class OpenApi {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final Pattern FUNCTION = Pattern.compile(".*:function:([A-Za-z0-9_-]+)(:[^/]*)?/invocations");
    private static final Pattern EXECUTION = Pattern.compile(".*states:action/(StartExecution|StartSyncExecution)");
    private static final Pattern MACHINE = Pattern.compile("stateMachineArn\\\\?\"\\s*:\\s*\\\\?\"([^\"\\\\]+)");

    private final Workspace workspace;
    private final Parts parts;
    private final ApiEvents events;
    private final Apis apis;

    OpenApi(Workspace workspace, Parts parts, Apis apis) {
        this.workspace = workspace;
        this.parts = parts;
        this.apis = apis;
        this.events = new ApiEvents(apis, workspace.findings());
    }

    void read(Resource resource) {
        Optional<Tree> body = resource.properties().get("DefinitionBody").flatMap(this::included)
                .or(() -> file(resource));
        RouteApi api = apis.declared(resource);
        body.filter(Fields.class::isInstance).map(tree -> workspace.properties((Fields) tree)).ifPresent(
                definition -> definition.section("paths").members().forEach((path, operations) -> {
                    if (operations instanceof Fields fields) {
                        fields.fields().forEach((method, operation) -> operation(api, path, method, operation));
                    }
                }));
    }

    /** AWS::Include of a file beside the template is read; anything else is the definition itself. */
    private Optional<Tree> included(Tree body) {
        Optional<Tree> transform = body instanceof Fields fields ? fields.get("Fn::Transform") : Optional.empty();
        if (transform.isEmpty()) {
            return Optional.of(body);
        }
        Properties include = workspace.properties(transform.filter(Fields.class::isInstance).map(Fields.class::cast)
                .orElse(Fields.empty(body.place())));
        return include.section("Parameters").requiredText("Location")
                .flatMap(name -> file(name, include.section("Parameters")));
    }

    private Optional<Tree> file(Resource resource) {
        Properties uri = workspace.properties(new Fields(resource.properties().place(),
                Map.of("DefinitionUri", resource.properties().get("DefinitionUri")
                        .orElse(Fields.empty(resource.place())))));
        return resource.properties().get("DefinitionUri").isEmpty()
                ? Optional.empty()
                : uri.text("DefinitionUri").flatMap(name -> file(name, uri));
    }

    private Optional<Tree> file(String name, Properties from) {
        return workspace.files().text(name, from.place())
                .flatMap(text -> TreeReader.read(text, name, workspace.findings()));
    }

    private void operation(RouteApi api, String path, String method, Tree operation) {
        if (!(operation instanceof Fields fields) || fields.get(INTEGRATION).isEmpty()) {
            return;
        }
        Properties properties = new Properties(fields, workspace.findings());
        Properties integration = properties.section(INTEGRATION);
        Optional<Route.Target> target = target(integration);
        if (target.isPresent()) {
            events.defined(api, method, path, properties, target.get()).ifPresent(parts::add);
        } else if (!integration.text("type").orElse("").equalsIgnoreCase("mock")) {
            workspace.findings().notice(integration.place(), "Pawl serves integrations with functions and with"
                    + " StartExecution and StartSyncExecution, and not this one");
        }
    }

    private static Optional<Route.Target> target(Properties integration) {
        String uri = integration.text("uri").orElse("");
        Matcher function = FUNCTION.matcher(uri);
        if (function.matches()) {
            boolean two = integration.text("payloadFormatVersion").filter("2.0"::equals).isPresent();
            return Optional.of(new Route.Target.Function(function.group(1),
                    two ? PayloadFormat.V2 : PayloadFormat.V1));
        }
        Matcher execution = EXECUTION.matcher(uri);
        String action = execution.matches()
                ? execution.group(1)
                : integration.text("integrationSubtype").orElse("").replace("StepFunctions-", "");
        Optional<String> machine = machine(integration);
        return switch (action) {
            case "StartExecution" -> machine.map(Route.Target.StartExecution::new);
            case "StartSyncExecution" -> machine.map(Route.Target.StartSyncExecution::new);
            default -> Optional.empty();
        };
    }

    /** Of an HTTP API a parameter, of a REST API a part of the mapping template. */
    private static Optional<String> machine(Properties integration) {
        Optional<String> parameter = integration.section("requestParameters").text("StateMachineArn");
        return parameter.or(() -> integration.section("requestTemplates").members().values().stream()
                .filter(Tree.Leaf.class::isInstance).map(leaf -> MACHINE.matcher(((Tree.Leaf) leaf).text()))
                .filter(Matcher::find).map(matcher -> matcher.group(1)).findFirst());
    }
}
