package dev.pawl.history.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes the parts that AWS's details are made of.
 *
 * @param data
 *            whether inputs, outputs, parameters and variables are shown
 */
record AwsWriter(JsonGenerator json, boolean data) {
    /** What stands inside of a details object. */
    interface Body {
        void write() throws IOException;
    }

    void details(String type, Body body) throws IOException {
        json.writeObjectFieldStart(Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails");
        body.write();
        json.writeEndObject();
    }

    void text(String key, String value) throws IOException {
        json.writeStringField(key, value);
    }

    void text(String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        }
    }

    void number(String key, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(key, value.getAsLong());
        }
    }

    void number(String key, long value) throws IOException {
        json.writeNumberField(key, value);
    }

    void failure(Failure failure) throws IOException {
        text("error", failure.error());
        text("cause", failure.cause());
    }

    /** Text of a payload, and that it is whole. */
    void payload(String key, Payload payload) throws IOException {
        if (data) {
            json.writeStringField(key, payload.text());
            whole(key + "Details");
        }
    }

    /** Text of a payload that AWS shows without saying that it is whole. */
    void parameters(Payload payload) throws IOException {
        if (data) {
            json.writeStringField("parameters", payload.text());
        }
    }

    void assigned(Map<String, Payload> variables) throws IOException {
        if (data && !variables.isEmpty()) {
            json.writeObjectFieldStart("assignedVariables");
            for (Map.Entry<String, Payload> variable : variables.entrySet()) {
                json.writeStringField(variable.getKey(), variable.getValue().text());
            }
            json.writeEndObject();
            whole("assignedVariablesDetails");
        }
    }

    void credentials(Optional<String> roleArn) throws IOException {
        if (roleArn.isPresent()) {
            json.writeObjectFieldStart("taskCredentials");
            json.writeStringField("roleArn", roleArn.get());
            json.writeEndObject();
        }
    }

    private void whole(String key) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeBooleanField("truncated", false);
        json.writeEndObject();
    }
}
