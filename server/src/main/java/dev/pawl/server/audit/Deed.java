package dev.pawl.server.audit;

import dev.pawl.server.auth.Principal;
import dev.pawl.store.AuditLog.Note;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as the audit log knows it.
 *
 * @param who
 *            absent if nobody knows
 * @param resource
 *            what it is about: an ARN, an id or a star
 * @param address
 *            where it came from
 * @param requestId
 *            under which the server's log has more
 */
public record Deed(Optional<Principal> who, String operation, String resource, String address, String requestId) {
    private static final int LONGEST = 2_048;

    /** What became of it. */
    public enum Outcome {
        /** It was carried out. */
        ALLOWED,
        /** It was allowed and failed. */
        FAILED,
        /** It was refused. */
        DENIED
    }

    /** The note of it. */
    Note note(Instant at, Outcome outcome, Map<String, String> facts) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put("address", address);
        more.put("requestId", requestId);
        who.ifPresent(principal -> {
            more.put("by", principal.kind().name());
            if (!principal.key().isEmpty()) {
                more.put("key", principal.key());
            }
        });
        return new Note(at, who.map(Principal::name).orElse("-"), operation,
                resource.substring(0, Math.min(LONGEST, resource.length())), outcome.name(), more);
    }
}
