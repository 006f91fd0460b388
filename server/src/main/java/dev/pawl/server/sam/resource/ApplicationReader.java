package dev.pawl.server.sam.resource;

import dev.pawl.server.application.Application;
import dev.pawl.server.application.Route;
import dev.pawl.server.sam.intrinsic.Resolver;
import dev.pawl.server.sam.template.Parameters;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.template.Template;
import dev.pawl.server.sam.tree.Findings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** From a template to what runs. */
public final class ApplicationReader {
    private static final Set<String> FUNCTIONS = Set.of("AWS::Serverless::Function", "AWS::Lambda::Function");
    private static final Set<String> MACHINES = Set.of("AWS::Serverless::StateMachine",
            "AWS::StepFunctions::StateMachine");
    private static final Set<String> APIS = Set.of(Apis.REST, Apis.HTTP);
    private static final String ACTIVITY = "AWS::StepFunctions::Activity";
    /** What is there only for others, and nobody misses. */
    private static final Set<String> SILENT = Set.of("AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion",
            "AWS::CDK::Metadata", "AWS::Lambda::Permission", "AWS::IAM::Policy", "AWS::IAM::Role",
            "AWS::IAM::ManagedPolicy", "AWS::Logs::LogGroup", "AWS::CloudFormation::WaitConditionHandle");

    private final Workspace workspace;
    private final Parts parts = new Parts();

    private ApplicationReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What of the template can be made out; whether all of it could, the findings say.
     */
    public static Application read(Template template, Parameters parameters, Stack stack, SourceFiles files,
            Findings findings) {
        Names names = new Names(template, parameters, stack, findings);
        Resolver resolver = new Resolver(template.mappings(), template.conditions(), names, findings);
        return new ApplicationReader(new Workspace(template, stack, names, resolver, files, findings)).read();
    }

    /** Whether resources of that type are run, so that all their attributes are known. */
    static boolean runs(String type) {
        return FUNCTIONS.contains(type) || MACHINES.contains(type) || type.equals(ACTIVITY);
    }

    private Application read() {
        Apis apis = new Apis(workspace);
        EventReader events = new EventReader(workspace, parts, apis);
        OpenApi definitions = new OpenApi(workspace, parts, apis);
        Map<String, Set<String>> others = new LinkedHashMap<>();
        for (Resource resource : workspace.template().resources().values()) {
            if (!workspace.exists(resource)) {
                continue;
            }
            if (FUNCTIONS.contains(resource.type())) {
                function(resource, events);
            } else if (MACHINES.contains(resource.type())) {
                machine(resource, events);
            } else if (resource.type().equals(ACTIVITY)) {
                workspace.name(resource).ifPresent(parts::addActivity);
            } else if (APIS.contains(resource.type())) {
                definitions.read(resource);
            } else if (!SILENT.contains(resource.type())) {
                others.computeIfAbsent(resource.type(), type -> new TreeSet<>()).add(resource.logicalId());
            }
        }
        others.forEach((type, ids) -> workspace.findings().notice(workspace.template().place(),
                "Pawl does not run " + type + ": " + String.join(", ", ids)));
        Application application = parts.application(workspace.stack().name());
        refuseTwice(application);
        return application;
    }

    private void function(Resource resource, EventReader events) {
        Properties properties = workspace.properties(resource);
        new FunctionReader(workspace).read(resource, properties).ifPresent(parts::add);
        workspace.name(resource).ifPresent(name -> events.ofFunction(resource, properties, name));
    }

    private void machine(Resource resource, EventReader events) {
        Properties properties = workspace.properties(resource);
        new MachineReader(workspace).read(resource, properties).ifPresent(parts::add);
        events.ofMachine(resource, properties);
    }

    /** All APIs are served on one port, and names of one kind are one space. */
    private void refuseTwice(Application application) {
        once(application.functions().stream().map(f -> "function " + f.name()).toList());
        once(application.machines().stream().map(m -> "state machine " + m.name()).toList());
        once(application.routes().stream().map(ApplicationReader::shape).toList());
    }

    private static String shape(Route route) {
        return "route " + route.method() + " " + route.path().replaceAll("\\{[^}]*\\+}", "{+}")
                .replaceAll("\\{[^}]*[^+]}", "{}");
    }

    private void once(List<String> all) {
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(each -> counts.merge(each, 1, Integer::sum));
        counts.forEach((each, count) -> {
            if (count > 1) {
                workspace.findings().problem(workspace.template().place(), "Expected each name and each route once, but"
                        + " there are " + count + " of " + each);
            }
        });
    }
}
