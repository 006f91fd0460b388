package dev.pawl.container.batch;

import dev.pawl.config.ConfigurationValue;
import java.util.Map;
import java.util.Set;

/**
 * Where jobs wait.
 *
 * @param priority
 *            of two queues the one with the greater number comes first
 * @param enabled
 *            whether it takes jobs
 * @param computeEnvironment
 *            told to jobs, and otherwise without a meaning here
 */
record JobQueue(String name, int priority, boolean enabled, String computeEnvironment) {
    private static final Set<String> MEMBERS = Set.of("jobQueueName", "priority", "state", "computeEnvironmentOrder",
            "schedulingPolicyArn", "serviceEnvironmentOrder", "jobQueueType", "tags", "jobStateTimeLimitActions");
    private static final int MOST_PRIORITY = 1_000;

    /** One in the JSON of Batch's CreateJobQueue. */
    static JobQueue read(ConfigurationValue value) {
        value.requireOnly(MEMBERS);
        String environment = value.find("computeEnvironmentOrder").map(ConfigurationValue::items)
                .flatMap(order -> order.stream().findFirst()).map(first -> first.text("computeEnvironment"))
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1)).orElse("pawl");
        return new JobQueue(value.text("jobQueueName"),
                value.find("priority").map(priority -> priority.number(0, MOST_PRIORITY)).orElse(1),
                value.find("state").map(state -> state.oneOf(Set.of("ENABLED", "DISABLED"))).orElse("ENABLED")
                        .equals("ENABLED"),
                environment);
    }

    /** Queues by their names. */
    static Map<String, JobQueue> byName(Iterable<ConfigurationValue> values) {
        Map<String, JobQueue> all = new java.util.TreeMap<>();
        for (ConfigurationValue value : values) {
            JobQueue queue = read(value);
            if (all.put(queue.name(), queue) != null) {
                throw value.wrong("a job queue of another name", queue.name() + " is there already");
            }
        }
        return all;
    }
}
