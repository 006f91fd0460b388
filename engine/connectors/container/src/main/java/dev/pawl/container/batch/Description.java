package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.container.batch.job.Attempt;
import dev.pawl.container.batch.job.Job;
import dev.pawl.container.batch.job.JobKey;
import dev.pawl.container.batch.job.JobState;
import dev.pawl.container.batch.job.JobStatus;
import dev.pawl.container.batch.job.Ledger.Entry;
import dev.pawl.container.batch.job.RetryStrategy;
import dev.pawl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job as Step Functions shows it: Batch's DescribeJobs, with names that begin with a capital letter. */
final class Description {
    private static final int LONGEST_CAUSE = 32_768;

    private final Names names;

    Description(Names names) {
        this.names = names;
    }

    ObjectNode of(Entry entry) {
        Job job = entry.job();
        JobState state = entry.state();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        if (job.hasChildren()) {
            ObjectNode array = all.putObject("ArrayProperties");
            array.put("Size", job.size().orElse(0));
            ObjectNode summary = array.putObject("StatusSummary");
            entry.summary().forEach((status, count) -> summary.put(status.name(), count));
        }
        ArrayNode attempts = all.putArray("Attempts");
        state.attempts().forEach(each -> attempts.add(attempt(job, each)));
        all.set("Container", container(job, state));
        all.put("CreatedAt", job.createdAt().toEpochMilli());
        ArrayNode dependsOn = all.putArray("DependsOn");
        for (Job.Dependency each : job.dependsOn()) {
            ObjectNode dependency = dependsOn.addObject();
            each.jobId().ifPresent(id -> dependency.put("JobId", id));
            each.type().ifPresent(type -> dependency.put("Type", type));
        }
        all.put("JobArn", names.job(JobKey.of(job.id()))).put("JobDefinition", names.definition(job.definition()))
                .put("JobId", job.id()).put("JobName", job.name()).put("JobQueue", names.queue(job.queue()));
        ObjectNode parameters = all.putObject("Parameters");
        job.origin().parameters().forEach(parameters::put);
        all.set("RetryStrategy", retry(job.policy().retry()));
        job.origin().shareIdentifier().ifPresent(share -> all.put("ShareIdentifier", share));
        time(all, "StartedAt", state.startedAt());
        all.put("Status", state.status().name());
        state.reason().ifPresent(reason -> all.put("StatusReason", reason));
        time(all, "StoppedAt", state.stoppedAt());
        ObjectNode tags = all.putObject("Tags");
        job.origin().tags().forEach(tags::put);
        if (job.policy().timeoutSeconds().isPresent()) {
            all.putObject("Timeout").put("AttemptDurationSeconds", job.policy().timeoutSeconds().getAsInt());
        }
        return all;
    }

    /** What a failure tells: all of it, unless it is longer than a cause may be. */
    static String cause(ObjectNode description) {
        String text = Json.write(description);
        if (text.length() <= LONGEST_CAUSE) {
            return text;
        }
        ObjectNode shorter = description.deepCopy();
        shorter.remove(List.of("Container", "Parameters", "Tags"));
        return Json.write(shorter);
    }

    /** What is answered to a submission. */
    ObjectNode submitted(Job job) {
        return JsonNodeFactory.instance.objectNode().put("JobArn", names.job(JobKey.of(job.id())))
                .put("JobId", job.id()).put("JobName", job.name());
    }

    private ObjectNode attempt(Job job, Attempt attempt) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ended(all.putObject("Container"), job, attempt);
        time(all, "StartedAt", attempt.startedAt());
        attempt.statusReason().ifPresent(reason -> all.put("StatusReason", reason));
        time(all, "StoppedAt", attempt.stoppedAt());
        return all;
    }

    private ObjectNode container(Job job, JobState state) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (String list : List.of("Command", "Environment", "MountPoints", "NetworkInterfaces",
                "ResourceRequirements", "Secrets", "Ulimits", "Volumes")) {
            all.putArray(list);
        }
        JsonNode properties = Casing.capital(job.container());
        properties.properties().forEach(each -> all.set(each.getKey(), each.getValue()));
        if (state.status() != JobStatus.SUBMITTED && !state.attempts().isEmpty()) {
            ended(all, job, state.attempt());
        }
        return all;
    }

    private void ended(ObjectNode container, Job job, Attempt attempt) {
        attempt.exitCode().ifPresent(code -> container.put("ExitCode", code));
        container.put("LogStreamName", job.definition().replaceFirst(":.*", "") + "/" + ContainerProperties.CONTAINER
                + "/" + attempt.taskId());
        if (!container.has("NetworkInterfaces")) {
            container.putArray("NetworkInterfaces");
        }
        attempt.reason().ifPresent(reason -> container.put("Reason", reason));
        container.put("TaskArn", names.task(attempt.taskId()));
    }

    private static ObjectNode retry(RetryStrategy retry) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("Attempts", retry.attempts());
        ArrayNode rules = all.putArray("EvaluateOnExit");
        for (RetryStrategy.ExitRule rule : retry.evaluateOnExit()) {
            ObjectNode each = rules.addObject().put("Action", rule.action());
            rule.onExitCode().ifPresent(code -> each.put("OnExitCode", code));
            rule.onReason().ifPresent(reason -> each.put("OnReason", reason));
            rule.onStatusReason().ifPresent(reason -> each.put("OnStatusReason", reason));
        }
        return all;
    }

    private static void time(ObjectNode all, String name, Optional<Instant> at) {
        at.ifPresent(moment -> all.put(name, moment.toEpochMilli()));
    }
}
