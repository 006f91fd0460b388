package dev.pawl.server.sam.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.json.Payload;
import dev.pawl.server.api.Configuration;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.application.Application;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.TreeJson;
import dev.pawl.store.MachineRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** AWS::Serverless::StateMachine and AWS::StepFunctions::StateMachine. */
final class MachineReader {
    private static final Set<String> SERVERLESS = Set.of("AutoPublishAlias", "Definition", "DefinitionSubstitutions",
            "DefinitionUri", "DeploymentPreference", "Events", "Logging", "Name", "PermissionsBoundary", "Policies",
            "PropagateTags", "Role", "RolePath", "Tags", "Tracing", "Type", "UseAliasAsEventTarget");
    private static final Set<String> PLAIN = Set.of("Definition", "DefinitionS3Location", "DefinitionString",
            "DefinitionSubstitutions", "EncryptionConfiguration", "LoggingConfiguration", "RoleArn",
            "StateMachineName", "StateMachineType", "Tags", "TracingConfiguration");
    private final Workspace workspace;

    MachineReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The machine, unless something is wrong with it, which has been reported. */
    Optional<Application.Machine> read(Resource resource, Properties properties) {
        boolean serverless = resource.type().startsWith("AWS::Serverless");
        properties.allow(serverless ? SERVERLESS : PLAIN, resource.type());
        MachineRecord.MachineType type = MachineRecord.MachineType
                .valueOf(properties.choice(serverless ? "Type" : "StateMachineType", List.of("STANDARD", "EXPRESS")));
        Optional<String> name = workspace.name(resource);
        Optional<DefinitionSource> definition = new DefinitionReader(workspace).read(properties);
        boolean valid = definition.isPresent()
                && definition.get().check(MachineType.valueOf(type.name()), workspace.findings());
        Optional<Payload> logging = configuration(Configuration.LOGGING, properties,
                serverless ? "Logging" : "LoggingConfiguration");
        Optional<Payload> tracing = configuration(Configuration.TRACING, properties,
                serverless ? "Tracing" : "TracingConfiguration");
        Map<String, String> tags = tags(properties);
        if (!valid || name.isEmpty()) {
            return Optional.empty();
        }
        String role = properties.text(serverless ? "Role" : "RoleArn")
                .orElse("arn:aws:iam::" + workspace.stack().account() + ":role/pawl");
        MachineRecord.Settings settings = new MachineRecord.Settings(definition.get().text(), role, logging, tracing,
                Optional.of(Configuration.ENCRYPTION.unsaid()));
        return Optional.of(new Application.Machine(new NewStateMachine(name.get(), type, settings, tags),
                properties.text("AutoPublishAlias")));
    }

    private Map<String, String> tags(Properties properties) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (properties.get("Tags").filter(Tree.Items.class::isInstance).isPresent()) {
            for (Tree tag : properties.list("Tags")) {
                if (tag instanceof Tree.Fields fields) {
                    Properties pair = new Properties(fields, workspace.findings());
                    pair.requiredText("Key").ifPresent(key -> tags.put(key, pair.text("Value").orElse("")));
                }
            }
        } else {
            tags.putAll(properties.section("Tags").texts());
        }
        tags.put(Application.STACK_TAG, workspace.stack().name());
        return tags;
    }

    private Optional<Payload> configuration(Configuration kind, Properties properties, String name) {
        try {
            return Optional.of(kind.of(wireNames(TreeJson.of(properties.get(name).isPresent()
                    ? new Tree.Fields(properties.place(name), properties.section(name).members())
                    : Tree.Fields.empty(properties.place())))));
        } catch (ApiException e) {
            workspace.findings().problem(properties.place(name), String.valueOf(e.getMessage()));
            return Optional.of(kind.unsaid());
        }
    }

    /** CloudFormation's names begin with a capital, those of the API do not. */
    private static JsonNode wireNames(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(wireNames(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(e -> object.set(
                e.getKey().substring(0, 1).toLowerCase(Locale.ROOT) + e.getKey().substring(1),
                wireNames(e.getValue())));
        return object;
    }
}
