package dev.pawl.container.batch;

import dev.pawl.container.batch.job.Job;
import dev.pawl.container.batch.job.JobKey;
import dev.pawl.container.batch.job.Ledger;
import dev.pawl.container.batch.job.Ledger.Entry;

/** Whether the jobs that a new one waits for are there, and of the right kind. */
record Dependencies(Ledger ledger) {
    void check(Job job) {
        for (Job.Dependency each : job.dependsOn()) {
            each.jobId().ifPresent(id -> check(job, each, id));
        }
    }

    private void check(Job job, Job.Dependency dependency, String wanted) {
        JobKey key = key(wanted);
        if (ledger.state(key).isEmpty()) {
            throw BatchException.client("Job dependency not found: " + wanted);
        }
        Entry other = ledger.find(key.id()).orElseThrow();
        if (dependency.type().filter("N_TO_N"::equals).isPresent()
                && !(job.hasChildren() && job.size().equals(other.job().size()))) {
            throw BatchException.client("N_TO_N dependencies require array jobs of the same size, but " + wanted
                    + " has " + (other.job().hasChildren() ? other.job().size().getAsInt() : "no")
                    + " children and this job " + (job.hasChildren() ? job.size().getAsInt() : "none"));
        }
    }

    private static JobKey key(String text) {
        try {
            return JobKey.parse(text);
        } catch (NumberFormatException e) {
            throw BatchException.client("Job dependency not found: " + text);
        }
    }
}
