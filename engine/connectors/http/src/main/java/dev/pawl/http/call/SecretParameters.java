package dev.pawl.http.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Payload;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import java.util.Optional;

/** Puts secrets where the parameters of a task refer to them, for machines that may. */
public final class SecretParameters {
    private SecretParameters() {}

    /**
     * Parameters with secrets in them; nothing if they refer to none.
     *
     * @throws CallException
     *             if the machine may not use one, or it cannot be had
     */
    @SuppressWarnings("ReferenceEquality") // the very same tree means that it refers to none
    public static Optional<Payload> expand(TaskRequest request, Secrets secrets) throws CallException {
        try {
            JsonNode given = request.input().value();
            JsonNode expanded = secrets.expandFor(given, request.references(), request.stateMachineArn());
            return expanded == given ? Optional.empty() : Optional.of(Payload.of(expanded));
        } catch (SecretException e) {
            throw new CallException(CallException.PERMISSIONS, String.valueOf(e.getMessage()));
        }
    }
}
