package dev.pawl.server.rest.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.bulk.BulkAccess;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import java.util.ArrayList;
import java.util.List;

/**
 * Who asked for a bulk action, as it is kept with it: it acts with what they were granted then, and no more.
 */
public record Asker(AccessPolicy policy) implements BulkAccess {
    static ObjectNode write(Principal principal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", principal.name())
                .put("kind", principal.kind().name()).put("key", principal.key());
        ArrayNode grants = json.putArray("grants");
        principal.grants().forEach(grant -> grants.add(grant.text()));
        return json;
    }

    @Override
    public boolean allows(JsonNode who, String operation, String arn) {
        List<Grant> grants = new ArrayList<>();
        who.path("grants").forEach(grant -> grants.add(Grant.parse(grant.asText())));
        Principal principal = new Principal(who.path("name").asText(),
                Principal.Kind.valueOf(who.path("kind").asText(Principal.Kind.ANONYMOUS.name())),
                who.path("key").asText(), grants);
        return policy.allows(principal, operation, arn);
    }
}
