package dev.pawl.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that is killed in the middle: one execution is in a function, one waits for a timer, one for a
 * token.
 */
final class Killed {
    static final String IN_FUNCTION = """
            {"StartAt": "First", "States": {
              "First": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:first",
                "Next": "Second"},
              "Second": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:second",
                "End": true}}}""";
    static final String AT_TIMER = """
            {"StartAt": "Wait", "States": {
              "Wait": {"Type": "Wait", "Seconds": 1, "Next": "Second"},
              "Second": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:second",
                "End": true}}}""";

    private Killed() {}

    /** Says when it can be killed; the argument is the file. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Pawl pawl = Pawl.open(Path.of(arguments[0]))) {
            pawl.function("first", Integer.class, Integer.class, n -> n + 1);
            pawl.function("second", Integer.class, Integer.class, n -> {
                System.out.println("in the middle");
                System.out.flush();
                Thread.sleep(Duration.ofMinutes(10));
                return -1;
            });
            pawl.deploy("function", IN_FUNCTION);
            pawl.deploy("timer", AT_TIMER);
            pawl.start("timer", "t", 20);
            pawl.start("function", "f", 40);
            Thread.sleep(Duration.ofMinutes(10));
        }
    }
}
