package dev.pawl.server.log;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the section {@code logging} says.
 *
 * @param json
 *            whether each line is a JSON object, otherwise text
 * @param level
 *            of all loggers that have none of their own
 * @param levels
 *            of loggers by name
 * @param executions
 *            whether each end of an execution is a line
 * @param file
 *            where lines go instead of to standard error
 */
public record LoggingSettings(boolean json, Optional<String> level, Map<String, String> levels, boolean executions,
        Optional<LogFile> file) {
    /** The logger whose lines tell how executions ended. */
    public static final String ENDS = "dev.pawl.ends";

    private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");
    private static final int MOST_MEGABYTES = 10_000;
    private static final int MOST_FILES = 1000;

    /**
     * A file that is replaced once it is large.
     *
     * @param keep
     *            so many earlier ones, compressed
     */
    public record LogFile(Path path, int megabytes, int keep) {}

    /**
     * Reads the section; empty if there is none.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it cannot be used
     */
    public static Optional<LoggingSettings> read(Configuration configuration) {
        return configuration.value("logging").map(section -> {
            section.requireOnly(Set.of("format", "level", "levels", "executions", "file", "maxFileMegabytes",
                    "keepFiles"));
            Map<String, String> levels = new LinkedHashMap<>();
            section.find("levels").map(ConfigurationValue::members).orElse(Map.of())
                    .forEach((logger, level) -> levels.put(logger, level.oneOf(LEVELS)));
            return new LoggingSettings(
                    section.find("format").map(format -> format.oneOf(Set.of("text", "json"))).orElse("text")
                            .equals("json"),
                    section.find("level").map(level -> level.oneOf(LEVELS)), levels,
                    section.find("executions").map(ConfigurationValue::flag).orElse(false),
                    section.optionalText("file").map(path -> new LogFile(configuration.resolve(path),
                            section.find("maxFileMegabytes").map(value -> value.number(1, MOST_MEGABYTES)).orElse(100),
                            section.find("keepFiles").map(value -> value.number(1, MOST_FILES)).orElse(7))));
        });
    }
}
