package dev.pawl.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What may stand in a configuration, as JSON Schema, put together from a piece for each section. */
public final class SettingsSchema {
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    private final ObjectNode root;

    private SettingsSchema(ObjectNode root) {
        this.root = root;
    }

    /**
     * Puts it together; a section without a piece may be anything.
     *
     * @throws IllegalStateException
     *             if a piece is no JSON
     */
    public static SettingsSchema of(Collection<String> sections) {
        ObjectNode root = JsonNodeFactory.instance.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", "Configuration of Pawl")
                .put("type", "object").put("additionalProperties", false);
        ObjectNode properties = root.putObject("properties");
        properties.putObject("$schema").put("type", "string").put("description", "Where editors find this schema.");
        new TreeSet<>(sections).forEach(section -> properties.set(section,
                piece(section).orElseGet(JsonNodeFactory.instance::objectNode)));
        root.set("$defs", piece("definitions.schema").orElseThrow());
        return new SettingsSchema(root);
    }

    private static Optional<JsonNode> piece(String name) {
        try (InputStream in = SettingsSchema.class.getResourceAsStream(name + ".json")) {
            return in == null ? Optional.empty() : Optional.of(Json.mapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a piece for this section. */
    static boolean describes(String section) {
        return piece(section).isPresent();
    }

    /** All of it. */
    public ObjectNode json() {
        return root;
    }

    /** All settings that have names of their own, in order. */
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        gather(root, List.of(), all);
        return all;
    }

    private void gather(JsonNode schema, List<String> path, List<Setting> all) {
        schema.path("properties").properties().forEach(member -> {
            String name = member.getKey();
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            if (isNamed(member.getValue()) && path.size() > 0 && !path.contains("*")) {
                all.add(new Setting(deeper, member.getValue()));
            } else {
                gather(member.getValue(), deeper, all);
            }
        });
    }

    private boolean isNamed(JsonNode schema) {
        String type = schema.path("type").asText();
        return schema.has("$ref") || SCALARS.contains(type)
                || (type.equals("array") && schema.path("items").path("type").asText().equals("string"));
    }

    /** The part of the schema for a member at a path; empty if there can be none. */
    Optional<JsonNode> at(List<String> path) {
        JsonNode here = root;
        for (String member : path) {
            JsonNode named = here.path("properties").path(member);
            JsonNode any = here.path("additionalProperties");
            if (named.isMissingNode() && !any.isObject() && !isOpen(here)) {
                return Optional.empty();
            }
            here = named.isMissingNode() ? any : named;
        }
        return Optional.of(here);
    }

    /** Says nothing of its members, or several things. */
    private static boolean isOpen(JsonNode schema) {
        return schema.isMissingNode() || schema.has("oneOf")
                || (!schema.has("properties") && !schema.has("additionalProperties"));
    }

    /** What may stand at a path. */
    Set<String> members(List<String> path) {
        Set<String> all = new TreeSet<>();
        at(path).ifPresent(schema -> schema.path("properties").fieldNames().forEachRemaining(all::add));
        return all;
    }
}
