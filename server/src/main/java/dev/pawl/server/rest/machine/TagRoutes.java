package dev.pawl.server.rest.machine;

import static dev.pawl.server.rest.wire.WireRoutes.input;
import static dev.pawl.server.rest.wire.WireRoutes.path;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ResourceTags;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.wire.WireRoutes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Routes to the tags of machines. */
public final class TagRoutes {
    private static final String PATH = "/machines/{arn}/tags";
    private static final String RESOURCE = "resourceArn";
    private static final String TAGS = "tags";

    private final WireRoutes wire;
    private final ResourceTags tags;

    /** Routes to these. */
    public TagRoutes(WireRoutes wire, ResourceTags tags) {
        this.wire = wire;
        this.tags = tags;
    }

    /** Both of them. */
    public List<Route> all() {
        return List.of(
                wire.granted("GET", PATH, "ListTagsForResource", path(RESOURCE), request -> show(request).now()),
                wire.granted("PUT", PATH, "TagResource", TagRoutes::wanted, this::replace));
    }

    private RestResponse show(RestRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode all = answer.putObject(TAGS);
        tags.of(request.path("arn")).forEach(all::put);
        return RestResponse.ok(answer);
    }

    private static ObjectNode wanted(RestRequest request) {
        if (!request.body().hasNonNull(TAGS)) {
            throw ProblemException.invalid("Expected tags in the body, but they are missing");
        }
        ObjectNode input = input(RESOURCE, request.path("arn"));
        input.set(TAGS, Tags.list(request.body().path(TAGS)));
        return input;
    }

    /** Those that are not named any more go first, so that there is room for the others. */
    private CompletionStage<RestResponse> replace(RestRequest request) {
        ObjectNode untag = input(RESOURCE, request.path("arn"));
        ArrayNode keys = untag.putArray("tagKeys");
        tags.of(request.path("arn")).keySet().stream().filter(key -> !request.body().path(TAGS).has(key))
                .forEach(keys::add);
        CompletionStage<ObjectNode> removed = keys.isEmpty()
                ? CompletableFuture.completedFuture(untag)
                : wire.call("UntagResource", request, untag);
        return removed.thenCompose(done -> wire.call("TagResource", request, wanted(request)))
                .thenApply(done -> show(request));
    }
}
