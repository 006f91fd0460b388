package dev.pawl.connector.function;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.function.process.FunctionProcesses;
import dev.pawl.function.LocalFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Section {@code localFunctions} of the configuration: functions by name, and under a star what holds for all
 * of them.
 *
 * @param limits
 *            for all functions together
 */
record LocalFunctionsSection(List<LocalFunction> functions, FunctionProcesses.Limits limits) {
    private static final String SECTION = "localFunctions";
    private static final String ALL = "*";
    private static final Set<String> SHARED = Set.of("runtime", "timeout", "memory", "concurrency", "environment",
            "passEnvironment", "layers");
    private static final int MOST_SECONDS = 15 * 60;
    private static final int MOST_MEGABYTES = 1 << 20;
    private static final int MOST_PROCESSES = 10_000;

    static LocalFunctionsSection read(Configuration configuration) {
        Map<String, ConfigurationValue> members = configuration.value(SECTION).map(ConfigurationValue::members)
                .orElse(Map.of());
        Optional<ConfigurationValue> all = Optional.ofNullable(members.get(ALL));
        all.ifPresent(value -> value.requireOnly(with(SHARED, "processes", "idle")));
        List<LocalFunction> functions = new ArrayList<>();
        members.forEach((name, value) -> {
            if (!name.equals(ALL)) {
                functions.add(new Reading(configuration, value, all).function(name));
            }
        });
        FunctionProcesses.Limits usual = FunctionProcesses.Limits.DEFAULT;
        return new LocalFunctionsSection(functions, new FunctionProcesses.Limits(
                all.flatMap(value -> value.find("processes")).map(value -> value.number(1, MOST_PROCESSES))
                        .orElse(usual.processes()),
                all.flatMap(value -> value.find("idle")).map(ConfigurationValue::duration).orElse(usual.idle())));
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new java.util.HashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    /** One function; what it does not say itself is said for all. */
    private record Reading(Configuration configuration, ConfigurationValue own, Optional<ConfigurationValue> all) {
        LocalFunction function(String name) {
            own.requireOnly(with(SHARED, "handler", "code"));
            LocalFunction.Code code = new LocalFunction.Code(
                    find("runtime").orElseGet(() -> own.get("runtime")).text(),
                    own.optionalText("handler").orElse(""), configuration.resolve(own.text("code")), layers());
            try {
                LocalFunction function = new LocalFunction(name, code, limits(), environment());
                FunctionProcesses.check(function);
                return function;
            } catch (IllegalArgumentException e) {
                throw own.wrong("a function that can be run", String.valueOf(e.getMessage()));
            }
        }

        private Optional<ConfigurationValue> find(String member) {
            return own.find(member).or(() -> all.flatMap(value -> value.find(member)));
        }

        private List<Path> layers() {
            return find("layers").map(ConfigurationValue::texts).orElse(List.of()).stream()
                    .map(configuration::resolve).toList();
        }

        private LocalFunction.Limits limits() {
            LocalFunction.Limits usual = LocalFunction.Limits.DEFAULT;
            Duration timeout = find("timeout").map(ConfigurationValue::duration).orElse(usual.timeout());
            if (timeout.toSeconds() > MOST_SECONDS) {
                throw find("timeout").orElseThrow().wrong("at most " + MOST_SECONDS + " seconds");
            }
            return new LocalFunction.Limits(timeout,
                    find("memory").map(value -> value.number(1, MOST_MEGABYTES)).orElse(usual.memoryMegabytes()),
                    find("concurrency").map(value -> value.number(1, MOST_PROCESSES)).orElse(usual.concurrency()));
        }

        private LocalFunction.Environment environment() {
            Map<String, String> variables = new HashMap<>();
            all.flatMap(value -> value.find("environment")).ifPresent(shared -> add(shared, variables));
            own.find("environment").ifPresent(mine -> add(mine, variables));
            return new LocalFunction.Environment(variables,
                    find("passEnvironment").map(ConfigurationValue::texts).orElse(List.of()));
        }

        private static void add(ConfigurationValue value, Map<String, String> variables) {
            value.members().forEach((name, text) -> {
                if (!text.json().isValueNode()) {
                    throw text.wrong("a text");
                }
                variables.put(name, text.json().asText());
            });
        }
    }
}
