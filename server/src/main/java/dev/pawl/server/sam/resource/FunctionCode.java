package dev.pawl.server.sam.resource;

import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.tree.Tree;
import java.nio.file.Path;
import java.util.Optional;

/** Where the code of a function or a layer lies: on this machine, or not at all. */
final class FunctionCode {
    private static final String ASSET = "aws:asset:path";

    private final Workspace workspace;

    FunctionCode(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A folder, a zip or a jar; nothing if there is none, which has been reported. */
    Optional<Path> of(Resource resource, Properties properties, String runtime) {
        boolean serverless = resource.type().startsWith("AWS::Serverless");
        Optional<String> inline = serverless
                ? properties.text("InlineCode")
                : properties.get("Code").filter(Tree.Fields.class::isInstance)
                        .flatMap(code -> properties.section("Code").text("ZipFile"));
        if (inline.isPresent()) {
            return inline(inline.get(), resource, runtime);
        }
        return local(resource, properties, serverless ? "CodeUri" : "Code");
    }

    Optional<Path> ofLayer(Resource layer) {
        return local(layer, workspace.properties(layer),
                layer.type().startsWith("AWS::Serverless") ? "ContentUri" : "Content");
    }

    private Optional<Path> local(Resource resource, Properties properties, String property) {
        Optional<String> asset = new Properties(resource.metadata(), workspace.findings()).text(ASSET);
        if (asset.isPresent()) {
            return workspace.files().code(asset.get(), resource.place());
        }
        if (!properties.require(property)) {
            return Optional.empty();
        }
        boolean elsewhere = properties.get(property).filter(Tree.Fields.class::isInstance).isPresent();
        Optional<String> uri = elsewhere ? Optional.empty() : properties.text(property);
        if (elsewhere || uri.filter(u -> u.startsWith("s3://")).isPresent()) {
            workspace.findings().problem(properties.place(property),
                    "Expected a folder, a zip or a jar beside the template, but the code lies in S3");
            return Optional.empty();
        }
        return uri.flatMap(path -> workspace.files().code(path, properties.place(property)));
    }

    private Optional<Path> inline(String code, Resource resource, String runtime) {
        Optional<String> file = runtime.startsWith("python")
                ? Optional.of("index.py")
                : Optional.of("index.js").filter(f -> runtime.startsWith("nodejs"));
        if (file.isEmpty()) {
            workspace.findings().problem(resource.place(),
                    "Expected a runtime of Node.js or Python for code in the template, but got " + runtime);
        }
        return file.flatMap(name -> workspace.files().inline(code, name, resource.place()));
    }
}
