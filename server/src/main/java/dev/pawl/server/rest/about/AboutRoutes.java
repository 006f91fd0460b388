package dev.pawl.server.rest.about;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnScope;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.List;
import java.util.Objects;

/** The route {@code /server}: which server this is, and as whom one speaks to it. */
public final class AboutRoutes {
    private final ArnScope scope;

    /** About a server whose ARNs are of this region and account. */
    public AboutRoutes(ArnScope scope) {
        this.scope = scope;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/server", "DescribeServer", request -> server(request).now()));
    }

    private RestResponse server(RestRequest request) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("version", Objects.requireNonNullElse(AboutRoutes.class.getPackage().getImplementationVersion(),
                "from sources"));
        out.put("region", scope.region()).put("accountId", scope.account());
        out.putObject("principal").put("name", request.principal().name());
        return RestResponse.ok(out);
    }
}
