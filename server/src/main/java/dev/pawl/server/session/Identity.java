package dev.pawl.server.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Permission;
import dev.pawl.server.auth.Principal;
import java.util.Arrays;
import java.util.Optional;

/** Who somebody is and what they may do, as a page needs it to offer nothing that would be refused. */
final class Identity {
    private Identity() {}

    /**
     * The answer of {@code /session}.
     *
     * @param provider
     *            where else one can sign in
     */
    static ObjectNode json(Optional<Principal> principal, boolean open, boolean keys, Optional<Provider> provider) {
        ObjectNode who = JsonNodeFactory.instance.objectNode().put("open", open).put("keys", keys && !open);
        provider.ifPresent(there -> who.putObject("provider").put("name", there.name()).put("address",
                there.address()));
        principal.ifPresent(known -> {
            who.put("name", known.name()).put("kind", known.kind().name());
            if (!known.key().isEmpty()) {
                who.put("key", known.key());
            }
            known.grants().forEach(grant -> who.withArray("grants").add(grant.text()));
            ArrayNode permissions = who.putArray("permissions");
            known.grants().forEach(grant -> add(permissions, grant));
        });
        return who;
    }

    private static void add(ArrayNode permissions, Grant grant) {
        Arrays.stream(Permission.values())
                .filter(permission -> permission != Permission.NONE && grant.role().permits(permission))
                .forEach(permission -> permissions.addObject().put("permission", permission.name()).put("on",
                        grant.reach().text()));
    }
}
