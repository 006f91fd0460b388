package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.container.batch.job.Scheduling.Capacity;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the configuration says of Batch: {@code batch} in section {@code containers}.
 *
 * @param definitions
 *            all revisions of each name, the latest last
 * @param queues
 *            by name
 */
record BatchSettings(Map<String, List<JobDefinition>> definitions, Map<String, JobQueue> queues, Capacity capacity) {
    private static final Set<String> MEMBERS = Set.of("jobDefinitions", "jobQueues", "maxVcpus", "maxMemory",
            "maxJobs");
    private static final int MOST_JOBS = 50;
    private static final int MOST = 1_000_000_000;
    private static final long MIB = 1 << 20;

    /**
     * Reads it, and the job definitions that it names.
     *
     * @throws ConfigurationException
     *             if it, or one of them, is not as it should be
     */
    static BatchSettings of(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("containers")
                .flatMap(containers -> containers.find("batch")).map(batch -> batch.requireOnly(MEMBERS));
        Map<String, List<JobDefinition>> definitions = new HashMap<>();
        for (String path : list(section, "jobDefinitions").stream().map(ConfigurationValue::text).toList()) {
            for (Path file : files(configuration.resolve(path))) {
                values(file).forEach(value -> add(definitions, value, file.resolveSibling("")));
            }
        }
        return new BatchSettings(definitions, JobQueue.byName(list(section, "jobQueues")),
                new Capacity(number(section, "maxVcpus", Runtime.getRuntime().availableProcessors()),
                        number(section, "maxMemory", (int) (memory() / MIB)),
                        number(section, "maxJobs", MOST_JOBS)));
    }

    /**
     * The definition that a job names: by name, by name and revision, or by ARN; without a revision the latest.
     */
    Optional<JobDefinition> definition(String wanted) {
        String[] parts = nameOf(wanted, "job-definition/").split(":", 2);
        List<JobDefinition> revisions = definitions.getOrDefault(parts[0], List.of());
        return parts.length == 1
                ? revisions.stream().reduce((earlier, later) -> later)
                : revisions.stream().filter(one -> parts[1].equals(String.valueOf(one.revision()))).findFirst();
    }

    /** The queue that a job names, by name or by ARN. */
    Optional<JobQueue> queue(String wanted) {
        return Optional.ofNullable(queues.get(nameOf(wanted, "job-queue/")));
    }

    /** Priorities of all queues. */
    Map<String, Integer> priorities() {
        return queues.values().stream().collect(Collectors.toMap(JobQueue::name, JobQueue::priority));
    }

    private static String nameOf(String wanted, String kind) {
        return wanted.startsWith("arn:") && wanted.contains(kind)
                ? wanted.substring(wanted.indexOf(kind) + kind.length())
                : wanted;
    }

    private static void add(Map<String, List<JobDefinition>> definitions, ConfigurationValue value, Path folder) {
        List<JobDefinition> known = definitions.computeIfAbsent(value.text("jobDefinitionName"),
                name -> new ArrayList<>());
        int next = known.stream().mapToInt(JobDefinition::revision).max().orElse(0) + 1;
        JobDefinition definition = JobDefinition.read(value, folder, next);
        if (known.stream().anyMatch(one -> one.revision() == definition.revision())) {
            throw value.wrong("a revision that is not there yet", definition.nameAndRevision() + " is");
        }
        known.add(definition);
        known.sort((one, other) -> Integer.compare(one.revision(), other.revision()));
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new ConfigurationException("Expected job definitions in " + path + ", but it cannot be read: "
                    + e.getMessage());
        }
    }

    /** One definition, a list of them, or the answer of DescribeJobDefinitions. */
    private static List<ConfigurationValue> values(Path file) {
        JsonNode json;
        try {
            json = Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException("Expected a job definition in " + file + ", but it cannot be read: "
                    + e.getMessage());
        } catch (JsonTextException e) {
            throw new ConfigurationException("Expected JSON in " + file + ", but: " + e.getMessage());
        }
        ConfigurationValue whole = new ConfigurationValue(json, "", file.toString());
        if (json instanceof ArrayNode) {
            return whole.items();
        }
        return whole.find("jobDefinitions").map(ConfigurationValue::items).orElse(List.of(whole));
    }

    private static List<ConfigurationValue> list(Optional<ConfigurationValue> section, String member) {
        return section.flatMap(value -> value.find(member)).map(ConfigurationValue::items).orElse(List.of());
    }

    private static int number(Optional<ConfigurationValue> section, String member, int usual) {
        return section.flatMap(value -> value.find(member)).map(value -> value.number(1, MOST)).orElse(usual);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
    }
}
