package dev.pawl.teststate.mock;

import dev.pawl.history.Failure;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * A mock as somebody wrote it.
 *
 * @param result
 *            JSON text
 * @param validation
 *            how strictly the result is looked at
 */
public record MockRequest(Optional<String> result, Optional<Failure> errorOutput, FieldValidation validation) {
    /** A result that has to fit its service's model. */
    public static MockRequest result(String json) {
        return new MockRequest(Optional.of(json), Optional.empty(), FieldValidation.STRICT);
    }

    /** A failure. */
    public static MockRequest error(String error, String cause) {
        return new MockRequest(Optional.empty(), Optional.of(Failure.of(error, cause)), FieldValidation.STRICT);
    }

    /**
     * What it says.
     *
     * @throws StateTestException
     *             unless it says exactly one thing, and that in JSON
     */
    Mock read() {
        if (result.isPresent() && errorOutput.isPresent()) {
            throw StateTestException
                    .validation("A test mock should have only one of the following fields: [result, errorOutput].");
        }
        if (errorOutput.isPresent()) {
            if (errorOutput.get().error().isEmpty()) {
                throw StateTestException.validation("Mocked errorOutput must contain an error.");
            }
            return new Mock.Failed(errorOutput.get());
        }
        try {
            return new Mock.Result(Payload.parse(result.orElseThrow(() -> StateTestException
                    .validation("A test mock should have one of the following fields: [result, errorOutput]."))));
        } catch (JsonTextException e) {
            throw StateTestException.validation("Mocked result must be valid JSON");
        }
    }
}
