package dev.pawl.lint;

import static dev.pawl.lint.Severity.INFO;
import static dev.pawl.lint.Severity.WARNING;

import java.util.Locale;

/** Kinds of advice. Each has a page in docs/reference/lint. */
public enum LintCode {
    // @formatter:off
    STATE_NEVER_REACHED(WARNING, "no execution comes to a state"),
    CHOICE_WITHOUT_DEFAULT(WARNING, "a Choice has no Default, and its rules may all fail to hold"),
    CHOICE_RULE_NEVER_TAKEN(WARNING, "a rule can never hold, or an earlier one always comes first"),
    CHOICE_RULE_ALWAYS_TAKEN(WARNING, "a rule always holds, and nothing after it is looked at"),
    LOOP_WITHOUT_EXIT(WARNING, "states lead to each other and nowhere else"),
    LOOP_WITHOUT_WAIT(WARNING, "a loop asks or tries again as fast as it can"),
    LOOP_CHANGES_NOTHING(WARNING, "a loop decides the same each time, so it never ends"),
    LOOP_FILLS_HISTORY(INFO, "a loop that waits has 25,000 events after a while that can be told"),
    STATE_NAMES_ALIKE(WARNING, "names of states differ only in case, blanks or dashes"),
    FAIL_WITHOUT_ERROR(INFO, "a Fail state gives no name to its error"),
    PARALLEL_WITH_ONE_BRANCH(INFO, "a Parallel has nothing to run in parallel"),
    ERROR_HANDLER_NEVER_USED(WARNING, "an earlier retrier or catcher takes the error"),
    ERROR_NAME_UNKNOWN(WARNING, "there is no error of that name"),
    ERROR_CANNOT_BE_HANDLED(WARNING, "States.Runtime is never retried or caught"),
    ERROR_NEVER_RAISED(WARNING, "an error cannot come up where it is handled"),
    CATCH_ALL_MISSES_DATA_LIMIT(INFO, "States.ALL does not take States.DataLimitExceeded"),
    RETRY_WITHOUT_JITTER(INFO, "retries of many executions come at the same moments"),
    RETRY_GROWS_TOO_LONG(WARNING, "the interval between retries grows beyond a day"),
    RETRY_FILLS_HISTORY(WARNING, "retries are too many for one history"),
    RETRY_WITHOUT_EFFECT(INFO, "MaxAttempts 0 where no other retrier follows"),
    LAMBDA_WITHOUT_RETRY(INFO, "Lambda's own passing failures are not retried"),
    CALLBACK_WITHOUT_TIMEOUT(WARNING, "a task waits for somebody without an end"),
    JOB_WITHOUT_TIMEOUT(INFO, "a job may run without an end"),
    MACHINE_WITHOUT_TIMEOUT(INFO, "nothing bounds how long an execution takes"),
    HEARTBEAT_NEVER_SENT(WARNING, "HeartbeatSeconds on a task that can send no heartbeat"),
    WAIT_OUTLASTS_MACHINE(WARNING, "a Wait is longer than an execution can last"),
    TIMEOUT_OUTLASTS_MACHINE(INFO, "a time-out is longer than an execution can last"),
    RETRY_OUTLASTS_MACHINE(WARNING, "retries go on for longer than an execution can last"),
    WAIT_OF_ZERO(INFO, "a Wait of 0 seconds"),
    WAIT_IN_THE_PAST(WARNING, "a Wait for a moment that has passed"),
    VARIABLE_NEVER_READ(WARNING, "a variable gets a value that nobody reads"),
    VARIABLE_NEVER_ASSIGNED(WARNING, "a variable is read that has no value there"),
    VARIABLE_MAYBE_UNASSIGNED(INFO, "a variable is read that has no value on one of the ways there"),
    RESULT_DROPPED(WARNING, "a result is made and then thrown away"),
    EXPRESSION_NOT_EVALUATED(WARNING, "a text looks like an expression, but is not wholly inside {% %}"),
    EXPRESSION_IS_CONSTANT(INFO, "an expression that is nothing but a value"),
    JSONATA_IN_JSONPATH(WARNING, "JSONata in a state that is written in JSONPath"),
    JSONPATH_IN_JSONATA(WARNING, "a path or an intrinsic function in a state that is written in JSONata"),
    SECRET_IN_DEFINITION(WARNING, "a text looks like a secret"),
    MAP_WITHOUT_MAX_CONCURRENCY(WARNING, "a distributed Map calls others up to 10,000 times at once"),
    MAP_TOLERATES_NO_FAILURE(INFO, "one item that fails ends a Map Run"),
    MAP_TOLERATES_ALL_FAILURES(INFO, "a Map Run succeeds even if every item fails"),
    LEGACY_ITERATOR(INFO, "Iterator is the older name of ItemProcessor"),
    LEGACY_MAP_PARAMETERS(INFO, "Parameters of a Map is the older name of ItemSelector"),
    LEGACY_HTTP_AUTHENTICATION(INFO, "Authentication is the older name of InvocationConfig"),
    DIRECT_LAMBDA_ARN(INFO, "a function is called by its ARN instead of lambda:invoke"),
    HARD_CODED_ACCOUNT(INFO, "a definition names an account"),
    PATH_NEVER_PRODUCED(WARNING, "a path leads to what no earlier state can have made"),
    EXPRESSION_ALWAYS_UNDEFINED(WARNING, "an expression gives nothing, whatever the data"),
    TYPE_NEVER_FITS(WARNING, "a value is never of the type that its place needs"),
    RESULT_PATH_ON_NON_OBJECT(WARNING, "ResultPath leads into something that is no object"),
    PAYLOAD_LIMIT(WARNING, "a payload is near 256 KiB, or soon will be"),
    PAYLOAD_UNBOUNDED(INFO, "a payload grows with something that nothing bounds"),
    NOT_ON_AWS_RESOURCE(INFO, "a task that AWS does not have"),
    NOT_ON_AWS_REFERENCE(INFO, "a reference in double braces, which only Pawl fills in"),
    NOT_ON_AWS_ADDRESS(INFO, "an address that AWS does not call"),
    NOT_ON_AWS_SIZE(INFO, "a definition that is too large for AWS");
    // @formatter:on

    private final Severity severity;
    private final String title;

    LintCode(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    /** How much it matters if nobody says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What is the matter, in a few words. */
    public String title() {
        return title;
    }

    /** Name of the file that explains it: {@code choice-without-default.md}. */
    public String page() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
    }

    /** Whether it matters only to those who run it on AWS. */
    public boolean isAboutAws() {
        return name().startsWith("NOT_ON_AWS");
    }
}
