package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Makes a value without members out of JSON. What does not fit becomes a problem, and null. */
record ScalarReader(Dialect dialect, List<String> problems) {
    @Nullable Object read(SdkField<?> field, JsonNode json, String name, String path) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case STRING -> text(json, name, path);
            case SDK_BYTES -> bytes(json, name);
            case INSTANT -> instant(json, name);
            case BOOLEAN -> flag(json, name);
            default -> number(type, json, name);
        };
    }

    private @Nullable Boolean flag(JsonNode json, String name) {
        if (!json.isBoolean()) {
            wrong(name, "a BOOLEAN");
            return null;
        }
        return json.booleanValue();
    }

    private @Nullable String text(JsonNode json, String name, String path) {
        if (json.isTextual()) {
            return json.textValue();
        }
        if (!dialect.takesJson(path, json.isContainerNode())) {
            wrong(name, "a STRING");
            return null;
        }
        return Json.write(json);
    }

    private @Nullable SdkBytes bytes(JsonNode json, String name) {
        if (dialect.blobs() == Dialect.Blobs.TEXT) {
            return SdkBytes.fromUtf8String(json.isTextual() ? json.textValue() : Json.write(json));
        }
        try {
            if (json.isTextual()) {
                return SdkBytes.fromByteArray(Base64.getDecoder().decode(json.textValue()));
            }
            wrong(name, "a STRING");
        } catch (IllegalArgumentException e) {
            wrong(name, "a BASE64 encoded STRING");
        }
        return null;
    }

    private @Nullable Instant instant(JsonNode json, String name) {
        try {
            if (json.isTextual()) {
                return OffsetDateTime.parse(json.textValue()).toInstant();
            }
            if (json.isNumber()) {
                BigDecimal millis = json.decimalValue().movePointRight(3);
                return Instant.ofEpochMilli(millis.longValueExact());
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below
        }
        wrong(name, "a TIMESTAMP");
        return null;
    }

    private @Nullable Object number(MarshallingKnownType type, JsonNode json, String name) {
        try {
            BigDecimal value = json.isNumber() ? json.decimalValue() : new BigDecimal(json.asText("no number"));
            return switch (type) {
                case INTEGER -> value.intValueExact();
                case LONG -> value.longValueExact();
                case SHORT -> value.shortValueExact();
                case BYTE -> value.byteValueExact();
                case FLOAT -> value.floatValue();
                case DOUBLE -> value.doubleValue();
                case BIG_DECIMAL -> value;
                default -> throw new IllegalStateException("Expected a type of number, but got " + type);
            };
        } catch (ArithmeticException | NumberFormatException e) {
            wrong(name, type == MarshallingKnownType.INTEGER ? "an INTEGER" : "a " + type);
            return null;
        }
    }

    private void wrong(String name, String expected) {
        problems.add("The value for the field '" + name + "' must be " + expected);
    }
}
