package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.lint.ServiceParameters;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Makes a request out of JSON, by what the request says of its members. Collects what does not fit. */
final class RequestReader {
    private final ScalarReader scalars;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, JsonNode> unknown = new LinkedHashMap<>();

    RequestReader(Dialect dialect) {
        this.scalars = new ScalarReader(dialect, problems);
    }

    /**
     * Sets the members of a request.
     *
     * @return members of the JSON that the request does not have; within values of members they are problems
     */
    Map<String, JsonNode> read(JsonNode json, SdkPojo request) {
        members(json, request, "");
        return unknown;
    }

    /** What Step Functions would say of the JSON. */
    List<String> problems() {
        return problems;
    }

    private void members(JsonNode json, SdkPojo target, String path) {
        Map<String, SdkField<?>> fields = fields(target);
        json.properties().forEach(member -> {
            Optional<SdkField<?>> field = Optional.ofNullable(fields.get(member.getKey()));
            String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (field.isPresent()) {
                Object value = value(field.get(), member.getValue(), member.getKey(), at);
                if (value != null) {
                    field.get().set(target, value);
                }
            } else if (path.isEmpty()) {
                unknown.put(member.getKey(), member.getValue());
            } else {
                problems.add(ServiceParameters.unsupported(member.getKey()));
            }
        });
    }

    /** By each name that somebody who knows the service could expect. */
    private static Map<String, SdkField<?>> fields(SdkPojo pojo) {
        Map<String, SdkField<?>> fields = new HashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            for (MemberName name : MemberName.values()) {
                fields.putIfAbsent(name.of(field), field);
            }
            fields.putIfAbsent(MemberName.capital(field.memberName()), field);
        }
        return fields;
    }

    private @Nullable Object value(SdkField<?> field, JsonNode json, String name, String path) {
        if (json.isNull()) {
            return null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> list(field, json, name, path);
            case MAP -> map(field, json, name, path);
            case SDK_POJO -> structure(field, json, name, path);
            case DOCUMENT -> Documents.of(json);
            default -> scalars.read(field, json, name, path);
        };
    }

    private @Nullable Object list(SdkField<?> field, JsonNode json, String name, String path) {
        if (!json.isArray()) {
            return wrong(name, "an ARRAY");
        }
        SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> values = new ArrayList<>();
        json.forEach(value -> values.add(value(element, value, name, path)));
        return values;
    }

    private @Nullable Object map(SdkField<?> field, JsonNode json, String name, String path) {
        if (!json.isObject()) {
            return wrong(name, "an OBJECT");
        }
        SdkField<?> element = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        json.properties().forEach(
                entry -> values.put(entry.getKey(), value(element, entry.getValue(), entry.getKey(), path)));
        return values;
    }

    private @Nullable Object structure(SdkField<?> field, JsonNode json, String name, String path) {
        if (!json.isObject()) {
            return wrong(name, "an OBJECT");
        }
        SdkPojo builder = field.constructor().get();
        members(json, builder, path);
        return ((Buildable) builder).build();
    }

    private @Nullable Object wrong(String name, String expected) {
        problems.add("The value for the field '" + name + "' must be " + expected);
        return null;
    }

    /** How a body that is no member is sent: as JSON, also if it is a text. */
    static String body(JsonNode json) {
        return Json.write(json);
    }
}
