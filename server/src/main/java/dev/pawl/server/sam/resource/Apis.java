package dev.pawl.server.sam.resource;

import dev.pawl.server.application.RouteApi;
import dev.pawl.server.application.RouteApi.Kind;
import dev.pawl.server.sam.template.Resource;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The APIs of a template, with the two that SAM adds for events that name none. */
final class Apis {
    static final String REST = "AWS::Serverless::Api";
    static final String HTTP = "AWS::Serverless::HttpApi";

    private final Workspace workspace;
    private final Map<String, RouteApi> declared = new LinkedHashMap<>();
    private final RouteApi implicitRest;
    private final RouteApi implicitHttp;

    Apis(Workspace workspace) {
        this.workspace = workspace;
        this.implicitRest = api(Kind.REST, "ServerlessRestApi", globals("Api"));
        this.implicitHttp = api(Kind.HTTP, "ServerlessHttpApi", globals("HttpApi"));
        workspace.resources(REST).forEach(r -> declare(Kind.REST, r));
        workspace.resources(HTTP).forEach(r -> declare(Kind.HTTP, r));
    }

    private void declare(Kind kind, Resource resource) {
        Properties properties = workspace.properties(withoutBody(resource.properties()));
        declared.put(workspace.ref(resource), api(kind, workspace.ref(resource), properties));
    }

    /** The definition is read elsewhere, and may hold what only AWS can resolve. */
    private static Fields withoutBody(Fields properties) {
        Map<String, Tree> rest = new LinkedHashMap<>(properties.fields());
        rest.remove("DefinitionBody");
        return new Fields(properties.place(), rest);
    }

    private Properties globals(String kind) {
        return workspace.properties(workspace.template().globals().get(kind).filter(Fields.class::isInstance)
                .map(Fields.class::cast).orElse(Fields.empty(workspace.template().globals().place().below(kind))));
    }

    /** The API that an event names, or the one that SAM adds. */
    RouteApi of(Properties event, String property, Kind kind) {
        Optional<String> named = event.text(property);
        if (named.isEmpty()) {
            return kind == Kind.REST ? implicitRest : implicitHttp;
        }
        return Optional.ofNullable(declared.get(named.get())).orElseGet(() -> new RouteApi(named.get(), kind,
                kind == Kind.REST ? "Prod" : "$default", List.of(), Optional.empty()));
    }

    RouteApi declared(Resource resource) {
        return Optional.ofNullable(declared.get(workspace.ref(resource))).orElse(implicitRest);
    }

    private RouteApi api(Kind kind, String id, Properties properties) {
        if (properties.has("Auth")) {
            workspace.findings().notice(properties.place("Auth"),
                    "Pawl checks no credentials at an API: whoever reaches it on this machine may call");
        }
        List<String> binary = properties.list("BinaryMediaTypes").stream()
                .flatMap(tree -> properties.scalar(tree, "a media type").stream())
                .map(type -> type.replace("~1", "/")).toList();
        return new RouteApi(id, kind,
                properties.text("StageName").orElse(kind == Kind.REST ? "Prod" : "$default"), binary,
                CorsReader.read(properties, kind));
    }
}
