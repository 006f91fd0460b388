package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;

/** The SDK's values that may be any JSON. */
final class Documents {
    private Documents() {}

    static Document of(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> Document.fromString(json.textValue());
            case NUMBER -> Document.fromNumber(SdkNumber.fromBigDecimal(json.decimalValue()));
            case BOOLEAN -> Document.fromBoolean(json.booleanValue());
            case ARRAY -> {
                List<Document> elements = new ArrayList<>();
                json.forEach(element -> elements.add(of(element)));
                yield Document.fromList(elements);
            }
            case OBJECT -> {
                Map<String, Document> members = new LinkedHashMap<>();
                json.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
                yield Document.fromMap(members);
            }
            case NULL, MISSING, BINARY, POJO -> Document.fromNull();
        };
    }

    static JsonNode json(Document document) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (document.isString()) {
            return nodes.textNode(document.asString());
        }
        if (document.isNumber()) {
            return nodes.numberNode(document.asNumber().bigDecimalValue());
        }
        if (document.isBoolean()) {
            return nodes.booleanNode(document.asBoolean());
        }
        if (document.isList()) {
            ArrayNode array = nodes.arrayNode();
            document.asList().forEach(element -> array.add(json(element)));
            return array;
        }
        if (document.isMap()) {
            ObjectNode object = nodes.objectNode();
            document.asMap().forEach((name, value) -> object.set(name, json(value)));
            return object;
        }
        return nodes.nullNode();
    }
}
