package dev.pawl.server.api.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.store.VersionRecord;
import java.util.Optional;

/** The members about a version that a request makes beside what it is for. */
final class Publishing {
    private Publishing() {}

    /**
     * The description of the version to publish, perhaps an empty one; nothing if none is to be published.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             {@code ValidationException} for a description of nothing
     */
    static Optional<String> read(Request request) {
        Optional<String> description = request.optionalText("versionDescription");
        if (request.flag("publish")) {
            return description.or(() -> Optional.of(""));
        }
        if (description.isPresent()) {
            throw ApiErrors.validation("Version description can only be set when publish is true");
        }
        return Optional.empty();
    }

    static void show(Optional<VersionRecord> published, ObjectNode answer) {
        published.ifPresent(version -> answer.put("stateMachineVersionArn", version.arn()));
    }
}
