package dev.pawl.server.sam.resource;

import dev.pawl.function.LocalFunction;
import dev.pawl.function.LocalFunction.Code;
import dev.pawl.function.LocalFunction.Environment;
import dev.pawl.function.LocalFunction.Limits;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.tree.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** AWS::Serverless::Function and AWS::Lambda::Function. */
final class FunctionReader {
    private static final Set<String> SERVERLESS = Set.of("Architectures", "AssumeRolePolicyDocument",
            "AutoPublishAlias", "AutoPublishAliasAllProperties", "AutoPublishCodeSha256", "CapacityProviderConfig",
            "CodeSigningConfigArn", "CodeUri", "DeadLetterQueue", "DeploymentPreference", "Description",
            "DurableConfig", "Environment", "EphemeralStorage", "EventInvokeConfig", "Events", "FileSystemConfigs",
            "FunctionName", "FunctionScalingConfig", "FunctionUrlConfig", "Handler", "ImageConfig", "ImageUri",
            "InlineCode", "KmsKeyArn", "Layers", "LoggingConfig", "MemorySize", "PackageType", "PermissionsBoundary",
            "Policies", "PropagateTags", "ProvisionedConcurrencyConfig", "PublishToLatestPublished", "RecursiveLoop",
            "ReservedConcurrentExecutions", "Role", "RolePath", "Runtime", "RuntimeManagementConfig", "SnapStart",
            "SourceKMSKeyArn", "Tags", "TenancyConfig", "Timeout", "Tracing", "VersionDeletionPolicy",
            "VersionDescription", "VpcConfig");
    private static final int LONGEST_SECONDS = 900;
    private static final int MOST_MEGABYTES = 10_240;
    private static final int LEAST_MEGABYTES = 128;
    private static final int MOST_PROCESSES = 10;
    /** What a function needs to call AWS, or what stands for it, as the user of this server does. */
    private static final List<String> PASSED = List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL*");

    private final Workspace workspace;
    private final FunctionCode code;

    FunctionReader(Workspace workspace) {
        this.workspace = workspace;
        this.code = new FunctionCode(workspace);
    }

    /** The function, unless something is wrong with it or it does not run here; that has been reported. */
    Optional<LocalFunction> read(Resource resource, Properties properties) {
        if (resource.type().startsWith("AWS::Serverless")) {
            properties.allow(SERVERLESS, resource.type());
        }
        if (properties.choice("PackageType", List.of("Zip", "Image")).equals("Image")) {
            workspace.findings().notice(resource.place(), "Pawl does not run functions from images: calls of "
                    + resource.logicalId() + " go to AWS_ENDPOINT_URL_LAMBDA");
            return Optional.empty();
        }
        if (properties.has("FunctionUrlConfig")) {
            workspace.findings().notice(properties.place("FunctionUrlConfig"),
                    "Pawl serves no function URLs; an Api event does the same");
        }
        Optional<String> runtime = properties.requiredText("Runtime");
        Optional<String> handler = runtime.filter(r -> r.startsWith("provided")).isPresent()
                ? properties.text("Handler").or(() -> Optional.of("bootstrap"))
                : properties.requiredText("Handler");
        Optional<Path> path = code.of(resource, properties, runtime.orElse(""));
        Limits limits = limits(properties);
        Environment environment = environment(properties);
        List<Path> layers = layers(properties);
        Optional<String> name = workspace.name(resource);
        if (runtime.isEmpty() || handler.isEmpty() || path.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LocalFunction(name.get(), new Code(runtime.get(), handler.get(), path.get(), layers),
                    limits, environment));
        } catch (IllegalArgumentException e) {
            workspace.findings().problem(properties.place("FunctionName"), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Limits limits(Properties properties) {
        int seconds = properties.whole("Timeout", 1, LONGEST_SECONDS, (int) Limits.DEFAULT.timeout().toSeconds());
        int memory = properties.whole("MemorySize", LEAST_MEGABYTES, MOST_MEGABYTES, LEAST_MEGABYTES);
        int reserved = properties.whole("ReservedConcurrentExecutions", 0, 1_000_000, MOST_PROCESSES);
        return new Limits(Duration.ofSeconds(seconds), memory, Math.clamp(reserved, 1, MOST_PROCESSES));
    }

    private static Environment environment(Properties properties) {
        return new Environment(properties.section("Environment").section("Variables").texts(), PASSED);
    }

    /** Those that the template brings; layers of others' are not here. */
    private List<Path> layers(Properties properties) {
        List<Path> found = new ArrayList<>();
        for (Tree layer : properties.list("Layers")) {
            properties.scalar(layer, "the ARN of a layer").ifPresent(arn -> {
                Optional<Resource> own = workspace
                        .resources("AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion").stream()
                        .filter(r -> workspace.ref(r).equals(arn)).findFirst();
                if (own.isEmpty()) {
                    workspace.findings().notice(layer.place(), "The layer " + arn
                            + " is not in this template: functions run without it");
                }
                own.flatMap(code::ofLayer).ifPresent(found::add);
            });
        }
        return found;
    }
}
