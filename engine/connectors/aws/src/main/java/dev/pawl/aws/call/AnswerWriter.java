package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Makes JSON out of an answer. Members that the service did not send are not there. */
record AnswerWriter(Dialect dialect) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    ObjectNode write(SdkPojo answer) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                object.set(dialect.names().of(field), value(value));
            }
        }
        return object;
    }

    private JsonNode value(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SdkPojo structure -> write(structure);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(value(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((name, element) -> object.set(String.valueOf(name), value(element)));
                yield object;
            }
            case Document document -> Documents.json(document);
            case SdkBytes bytes -> NODES.textNode(bytes(bytes.asByteArrayUnsafe()));
            case Instant instant -> NODES.textNode(instant.toString());
            case Boolean flag -> NODES.booleanNode(flag);
            case Number number -> number(number);
            default -> NODES.textNode(value.toString());
        };
    }

    private static JsonNode number(Number number) {
        return switch (number) {
            case Double d -> NODES.numberNode(d);
            case Float f -> NODES.numberNode(f);
            case BigDecimal decimal -> NODES.numberNode(decimal);
            default -> NODES.numberNode(number.longValue());
        };
    }

    private String bytes(byte[] bytes) {
        return dialect.blobs() == Dialect.Blobs.TEXT ? text(bytes) : Base64.getEncoder().encodeToString(bytes);
    }

    /** The text that the bytes are; in Base64 if they are none. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
