package dev.pawl.container.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** How containers are found again: labels, and names that follow from the task. */
record Labels(String installation) {
    static final String INSTALLATION = "dev.pawl.installation";
    static final String TASK = "dev.pawl.task";
    static final String CONTAINER = "dev.pawl.container";
    private static final String EXECUTION = "dev.pawl.execution";

    /** Those of a container; the one that holds the network has no name in the plan. */
    Map<String, String> of(TaskPlan plan, String container) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(INSTALLATION, installation);
        labels.put(TASK, plan.id());
        labels.put(CONTAINER, container);
        labels.put(EXECUTION, plan.owner().executionArn());
        return labels;
    }

    /** What a container is called in Docker. */
    static String name(String taskId, String container) {
        return "pawl-" + taskId + "-" + container;
    }

    /** The container that holds the network. */
    static String networkHolder(String taskId) {
        return "pawl-" + taskId + ".network";
    }

    /** A volume that goes with its task. */
    static String volume(String taskId, String source) {
        return "pawl-" + taskId + "-" + source;
    }
}
