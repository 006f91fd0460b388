package dev.pawl.schedule;

import dev.pawl.schedule.model.Schedule;
import java.util.concurrent.CompletionStage;

/** Where a schedule's executions run. */
public interface ScheduleTarget {
    /**
     * Starts an execution, once for a name however often it is asked.
     *
     * @param machine
     *            as a definition names it
     * @return its ARN, once the start is durable; also if it had been started before
     */
    CompletionStage<String> start(String machine, String executionName, String input);

    /** As above, for a schedule: for those who want to know which. */
    default CompletionStage<String> start(Schedule schedule, String executionName, String input) {
        return start(schedule.definition().machine(), executionName, input);
    }

    /** Whether an execution that was started here is still running. */
    boolean isRunning(String executionArn);

    /** Stops an execution; complete once that is durable, or if there is nothing to stop. */
    CompletionStage<Void> stop(String executionArn, String why);

    /** The ARN by which the input of executions calls the schedule. */
    String arn(String scheduleName);
}
