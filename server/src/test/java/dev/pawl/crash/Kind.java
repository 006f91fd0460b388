package dev.pawl.crash;

import dev.pawl.interpreter.model.ExecutionStatus;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What executions are made of while their engine is killed: a definition, an input for each, and how it must
 * end.
 */
enum Kind {
    PASSES("""
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"C"},
             "C":{"Type":"Pass","Next":"D"},"D":{"Type":"Pass","Next":"E"},"E":{"Type":"Pass","End":true}}}
            """, 24) {
        @Override
        String output(int number) {
            return input(number);
        }
    },
    TASKS("""
            {"StartAt":"A","States":{
             "A":{"Type":"Task","Resource":"FUNCTION:add","Next":"B"},
             "B":{"Type":"Task","Resource":"FUNCTION:flaky","Next":"C",
              "Retry":[{"ErrorEquals":["Flaky"],"IntervalSeconds":1,"MaxAttempts":2,"BackoffRate":1.0}]},
             "C":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","OutputPath":"$.Payload",
              "Parameters":{"FunctionName":"add","Payload.$":"$"},"End":true}}}
            """, 16) {
        @Override
        String output(int number) {
            return n(number + 3);
        }
    },
    WAITS("""
            {"StartAt":"A","States":{"A":{"Type":"Wait","SecondsPath":"$.seconds","Next":"B"},
             "B":{"Type":"Pass","End":true}}}
            """, 16) {
        @Override
        String input(int number) {
            return "{\"seconds\":" + (1 + number % 3) + "}";
        }

        @Override
        String output(int number) {
            return input(number);
        }
    },
    MAPS("""
            {"StartAt":"A","States":{"A":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"End":true,
             "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Task","Resource":"FUNCTION:add","End":true}}}}}}
            """, 4) {
        @Override
        String input(int number) {
            return "{\"items\":" + list(number) + "}";
        }

        @Override
        String output(int number) {
            return list(number + 1);
        }

        private String list(int number) {
            return "[" + n(number) + "," + n(number + 1) + "," + n(number + 2) + "]";
        }
    },
    MAP_RUNS(
            """
                    {"StartAt":"A","States":{"A":{"Type":"Map","Label":"each","ItemsPath":"$.items","MaxConcurrency":3,"End":true,
                     "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I",
                      "States":{"I":{"Type":"Task","Resource":"FUNCTION:add","End":true}}}}}}
                    """,
            3) {
        @Override
        String input(int number) {
            return "{\"items\":" + many(number) + "}";
        }

        @Override
        String output(int number) {
            return many(number + 1);
        }
    },
    EXPRESS_MAP_RUNS(
            """
                    {"StartAt":"A","States":{"A":{"Type":"Map","Label":"each","ItemsPath":"$.items","MaxConcurrency":3,"End":true,
                     "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"I",
                      "States":{"I":{"Type":"Task","Resource":"FUNCTION:add","End":true}}}}}}
                    """,
            3) {
        @Override
        String input(int number) {
            return "{\"items\":" + many(number) + "}";
        }

        @Override
        String output(int number) {
            return many(number + 1);
        }
    },
    PARALLELS("""
            {"StartAt":"A","States":{"A":{"Type":"Parallel","End":true,"Branches":[
             {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1,"End":true}}},
             {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"FUNCTION:add","End":true}}}]}}}
            """, 8) {
        @Override
        String output(int number) {
            return "[" + n(number) + "," + n(number + 1) + "]";
        }
    },
    TOKENS("""
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
             "Parameters":{"FunctionName":"hand-out","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}
            """, 8) {
        @Override
        String output(int number) {
            return ANSWER;
        }
    },
    PARENTS("""
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2",
             "Parameters":{"StateMachineArn":"MACHINE:waits","Input":{"seconds":1}},"OutputPath":"$.Output",
             "End":true}}}
            """, 6) {
        @Override
        String output(int number) {
            return "{\"seconds\":1}";
        }
    },
    ACTIVITIES("""
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"ACTIVITY:work","TimeoutSeconds":2,"End":true,
             "Retry":[{"ErrorEquals":["States.Timeout"],"IntervalSeconds":1,"MaxAttempts":99,"BackoffRate":1.0}]}}}
            """, 6) {
        @Override
        String output(int number) {
            return ANSWER;
        }
    },
    CANCELLED(
            """
                    {"StartAt":"A","States":{"A":{"Type":"Parallel","Next":"B","Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],
                     "Branches":[{"StartAt":"J","States":{"J":JOB}},
                      {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1,"Next":"F"},"F":{"Type":"Fail","Error":"Enough"}}}]},
                     "B":{"Type":"Pass","Result":{"over":true},"End":true}}}
                    """,
            4) {
        @Override
        String output(int number) {
            return "{\"over\":true}";
        }
    },
    STOPPED("""
            {"StartAt":"J","States":{"J":JOB}}
            """, 2) {
        @Override
        String output(int number) {
            return "";
        }

        @Override
        ExecutionStatus end() {
            return ExecutionStatus.ABORTED;
        }
    };

    /** What whoever is outside answers to tokens and tasks of activities. */
    static final String ANSWER = "{\"answered\":true}";
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";

    private final String template;
    private final int share;

    Kind(String template, int share) {
        this.template = template;
        this.share = share;
    }

    /** Of a hundred executions, that many. */
    static Kind at(int percent) {
        int below = 0;
        for (Kind kind : values()) {
            below += kind.share;
            if (percent < below) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Expected less than 100, but got " + percent);
    }

    String machine() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String definition() {
        return template
                .replace("JOB",
                        "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::batch:submitJob.sync\",\"Parameters\":"
                                + "{\"JobName\":\"j\",\"JobQueue\":\"q\",\"JobDefinition\":\"d\"},\"End\":true}")
                .replace("FUNCTION:", "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:")
                .replace("MACHINE:", "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:")
                .replace("ACTIVITY:", "arn:aws:states:" + REGION + ":" + ACCOUNT + ":activity:");
    }

    String input(int number) {
        return n(number);
    }

    /** JSON, or nothing if it ends without an output. */
    abstract String output(int number);

    ExecutionStatus end() {
        return ExecutionStatus.SUCCEEDED;
    }

    /** The items of a map run. */
    static final int MANY = 8;

    private static String many(int number) {
        return IntStream.range(number, number + MANY).mapToObj(Kind::n).collect(Collectors.joining(",", "[", "]"));
    }

    private static String n(int number) {
        return "{\"n\":" + number + "}";
    }
}
