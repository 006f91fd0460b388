package dev.pawl.server.rest.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.bulk.BulkAccess;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import dev.pawl.store.Credentials;
import dev.pawl.store.Credentials.Credential;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who asked for a bulk action, as it is kept with it: it acts with what they were granted then, no more, and
 * no longer than their key or token is good for something.
 */
public record Asker(AccessPolicy policy, Credentials credentials, InstantSource clock) implements BulkAccess {
    private static final String KEPT = "kept";

    ObjectNode write(Principal principal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", principal.name())
                .put("kind", principal.kind().name()).put("key", principal.key())
                .put(KEPT, kept(principal.key()).isPresent());
        ArrayNode grants = json.putArray("grants");
        principal.grants().forEach(grant -> grants.add(grant.text()));
        return json;
    }

    @Override
    public boolean allows(JsonNode who, String operation, String arn) {
        List<Grant> grants = new ArrayList<>();
        who.path("grants").forEach(grant -> grants.add(Grant.parse(grant.asText())));
        Principal principal = new Principal(who.path("name").asText(), kind(who), who.path("key").asText(), grants);
        return policy.allows(principal, operation, arn);
    }

    /** A key that was never in the store is one of the configuration, which holds until the server ends. */
    @Override
    public boolean stillKnows(JsonNode who) {
        return !who.path(KEPT).asBoolean() || kept(who.path("key").asText())
                .filter(one -> one.expiresAt().filter(end -> !end.isAfter(clock.instant())).isEmpty()).isPresent();
    }

    private Optional<Credential> kept(String key) {
        return key.isEmpty()
                ? Optional.empty()
                : credentials.all().stream().filter(one -> one.id().equals(key)).findAny();
    }

    /** Whether it was they: by the same key if there is one, not by the name alone, which others may have too. */
    static boolean is(JsonNode who, Principal principal) {
        return who.path("name").asText().equals(principal.name())
                && who.path("key").asText().equals(principal.key())
                && (kind(who) == Principal.Kind.ANONYMOUS) == (principal.kind() == Principal.Kind.ANONYMOUS);
    }

    private static Principal.Kind kind(JsonNode who) {
        return Principal.Kind.valueOf(who.path("kind").asText(Principal.Kind.ANONYMOUS.name()));
    }
}
