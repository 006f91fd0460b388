package dev.pawl.asl.parse;

import dev.pawl.asl.StateType;

/** Which fields each kind of state may have: AWS refuses all others. */
final class StateFields {
    private static final AllowedFields ALL = AllowedFields.of("Type", "Comment", "QueryLanguage");
    private static final AllowedFields FILTERED = ALL.jsonPath("InputPath", "OutputPath").jsonata("Output");
    private static final AllowedFields LEADING = FILTERED.and("Next", "End", "Assign");
    private static final AllowedFields WORKING = LEADING.and("Retry", "Catch").jsonPath("Parameters", "ResultSelector",
            "ResultPath");

    private static final AllowedFields PASS = LEADING.jsonPath("Parameters", "Result", "ResultPath");
    private static final AllowedFields TASK = WORKING.and("Resource", "Credentials", "TimeoutSeconds",
            "HeartbeatSeconds").jsonPath("TimeoutSecondsPath", "HeartbeatSecondsPath").jsonata("Arguments");
    private static final AllowedFields PARALLEL = WORKING.and("Branches").jsonata("Arguments");
    private static final AllowedFields MAP = WORKING.and("ItemProcessor", "Iterator", "ItemSelector", "ItemReader",
            "ItemBatcher", "ResultWriter", "MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage",
            "Label").jsonPath("ItemsPath", "MaxConcurrencyPath", "ToleratedFailureCountPath",
                    "ToleratedFailurePercentagePath")
            .jsonata("Items");
    private static final AllowedFields WAIT = LEADING.and("Seconds", "Timestamp").jsonPath("SecondsPath",
            "TimestampPath");
    private static final AllowedFields CHOICE = FILTERED.and("Choices", "Default", "Assign");
    private static final AllowedFields FAIL = ALL.and("Error", "Cause").jsonPath("ErrorPath", "CausePath");

    private StateFields() {}

    static AllowedFields of(StateType type) {
        return switch (type) {
            case TASK -> TASK;
            case PASS -> PASS;
            case CHOICE -> CHOICE;
            case WAIT -> WAIT;
            case SUCCEED -> FILTERED;
            case FAIL -> FAIL;
            case PARALLEL -> PARALLEL;
            case MAP -> MAP;
        };
    }
}
