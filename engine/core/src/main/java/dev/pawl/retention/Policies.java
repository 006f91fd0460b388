package dev.pawl.retention;

import dev.pawl.config.Configuration;
import dev.pawl.json.Json;
import dev.pawl.store.RetentionRules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The rules that hold now: those of the configuration, and before them those that were stored. */
public final class Policies {
    /** The scope of all machines. */
    public static final String ALL = "*";
    private static final String SECTION = "policy";

    private final Rules configured;
    private final RetentionRules stored;

    /** Of that configuration and that store. */
    public Policies(Rules configured, RetentionRules stored) {
        this.configured = configured;
        this.stored = stored;
    }

    /** What was configured, without what was stored. */
    public Rules configured() {
        return configured;
    }

    /** What holds now. */
    public Rules now() {
        Map<String, Policy> machines = new LinkedHashMap<>(configured.machines());
        Policy all = configured.all();
        for (Map.Entry<String, String> one : stored.policies().entrySet()) {
            Policy policy = read(Json.read(one.getValue()));
            if (one.getKey().equals(ALL)) {
                all = policy;
            } else {
                machines.put(one.getKey(), policy);
            }
        }
        return new Rules(all, machines, configured.maxSize());
    }

    /**
     * Reads a policy that somebody sent.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it is none
     */
    public static Policy read(JsonNode json) {
        return Configuration.of(JsonNodeFactory.instance.objectNode().set(SECTION, json), SECTION, Path.of("."))
                .value(SECTION).map(value -> value.requireOnly(Policy.MEMBERS)).map(Policy::read)
                .orElse(Policy.NONE);
    }

}
