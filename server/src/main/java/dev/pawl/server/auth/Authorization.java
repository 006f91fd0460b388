package dev.pawl.server.auth;

import dev.pawl.server.api.error.ApiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the header {@code Authorization} says. */
record Authorization(String accessKeyId, List<String> scope, List<String> signedHeaders, String signature) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    /** Date, region, service, terminator. */
    private static final int SCOPE_PARTS = 4;
    private static final List<String> PARAMETERS = List.of("Credential", "Signature", "SignedHeaders");

    static Authorization parse(String header) {
        String text = header.trim();
        if (!text.startsWith(ALGORITHM + " ") && !text.equals(ALGORITHM)) {
            throw incomplete(
                    "Expected the algorithm " + ALGORITHM + " in the Authorization header, but found another.");
        }
        Map<String, String> parameters = parameters(text.substring(ALGORITHM.length()));
        List<String> missing = new ArrayList<>();
        for (String name : PARAMETERS) {
            if (parameters.getOrDefault(name, "").isEmpty()) {
                missing.add("Authorization header requires '" + name + "' parameter.");
            }
        }
        if (!missing.isEmpty()) {
            throw incomplete(String.join(" ", missing));
        }
        List<String> credential = List.of(parameters.getOrDefault("Credential", "").split("/", -1));
        int idParts = credential.size() - SCOPE_PARTS;
        if (idParts < 1) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements, "
                    + "e.g. keyid/date/region/service/term.");
        }
        return new Authorization(String.join("/", credential.subList(0, idParts)),
                List.copyOf(credential.subList(idParts, credential.size())),
                List.of(parameters.getOrDefault("SignedHeaders", "").split(";")),
                parameters.getOrDefault("Signature", ""));
    }

    static ApiException incomplete(String message) {
        return ApiException.protocol("IncompleteSignatureException", message);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(part.substring(0, equals).trim(), part.substring(equals + 1).trim());
            }
        }
        return parameters;
    }

    /** Without the signature. */
    @Override
    public String toString() {
        return "Authorization[" + accessKeyId + ", " + scope + "]";
    }
}
