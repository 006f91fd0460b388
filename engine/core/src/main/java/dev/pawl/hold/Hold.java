package dev.pawl.hold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * That something is held.
 *
 * @param by
 *            who ordered it
 * @param reason
 *            for whoever finds it later
 * @param options
 *            what else is held, or refused
 */
public record Hold(Scope scope, Instant since, String by, Optional<String> reason, Options options) {
    private static final String SINCE = "since";
    private static final String BY = "by";
    private static final String REASON = "reason";
    private static final String CHILDREN = "children";
    private static final String REFUSE = "refuseStarts";
    private static final String QUIET = "quiet";

    /**
     * What else.
     *
     * @param children
     *            whether what a held execution started is held with it
     * @param refuseStarts
     *            whether starts are refused, instead of being kept until it is resumed
     * @param quiet
     *            of everything: whether no call that was under way when the store was left is begun again, as in
     *            a
     *            store that was restored and that another one may have gone on from
     */
    public record Options(boolean children, boolean refuseStarts, boolean quiet) {
        /** Nothing else. */
        public static final Options NONE = new Options(false, false);

        /** Those that people ask for. */
        public Options(boolean children, boolean refuseStarts) {
            this(children, refuseStarts, false);
        }

        /** The same, and as quiet as it was before. */
        Options after(Options before) {
            return new Options(children, refuseStarts, quiet || before.quiet);
        }
    }

    /** As it is stored. */
    String document() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(SINCE, since.toEpochMilli()).put(BY, by)
                .put(CHILDREN, options.children()).put(REFUSE, options.refuseStarts());
        reason.ifPresent(text -> node.put(REASON, text));
        if (options.quiet()) {
            node.put(QUIET, true);
        }
        return Payload.of(node).text();
    }

    static Hold read(String scope, String document) {
        JsonNode node = Payload.parse(document).value();
        return new Hold(Scope.of(scope), Instant.ofEpochMilli(node.path(SINCE).asLong()), node.path(BY).asText(),
                node.hasNonNull(REASON) ? Optional.of(node.path(REASON).asText()) : Optional.empty(),
                new Options(node.path(CHILDREN).asBoolean(), node.path(REFUSE).asBoolean(),
                        node.path(QUIET).asBoolean()));
    }
}
