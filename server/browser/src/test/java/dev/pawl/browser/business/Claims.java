package dev.pawl.browser.business;

import dev.pawl.browser.harness.Workflows;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Claims that adjusters of their own look at, so that no test meets another's.
 *
 * @param name
 *            the machine's
 * @param review
 *            the machine's ARN
 * @param adjusters
 *            the ARN of the activity that the machine waits for
 */
public record Claims(String name, String review, String adjusters) {
    private static final AtomicInteger MADE = new AtomicInteger();

    /** Creates a machine and its activity. */
    public static Claims on(Workflows workflows) {
        int number = MADE.incrementAndGet();
        String activity = "adjusters-" + number;
        String name = "claim-review-" + number;
        String adjusters = workflows.activity(activity);
        return new Claims(name, workflows.machine(name,
                Business.definition("claim-review").replace("activity:adjusters", "activity:" + activity)), adjusters);
    }
}
