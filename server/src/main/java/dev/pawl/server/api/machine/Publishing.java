package dev.pawl.server.api.machine;

import dev.pawl.server.api.Request;
import dev.pawl.server.api.error.ApiErrors;

/** The members about a version that a request makes beside what it is for. */
final class Publishing {
    private Publishing() {}

    static void check(Request request) {
        if (request.flag("publish")) {
            throw ApiErrors.notSupported("Publishing a version");
        }
        if (request.optionalText("versionDescription").isPresent()) {
            throw ApiErrors.validation("Version description can only be set when publish is true");
        }
    }
}
