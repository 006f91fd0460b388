package dev.pawl.container.batch;

import dev.pawl.container.batch.job.JobKey;

/** ARNs as Batch writes them. */
record Names(String accountId, String region) {
    String job(JobKey key) {
        return arn("batch") + ":job/" + key;
    }

    String queue(String name) {
        return arn("batch") + ":job-queue/" + name;
    }

    String definition(String nameAndRevision) {
        return arn("batch") + ":job-definition/" + nameAndRevision;
    }

    String task(String taskId) {
        return arn("ecs") + ":task/pawl/" + taskId;
    }

    private String arn(String service) {
        return "arn:aws:" + service + ":" + region + ":" + accountId;
    }
}
