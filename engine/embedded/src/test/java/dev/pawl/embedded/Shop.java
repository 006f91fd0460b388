package dev.pawl.embedded;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tests' workflows are about. */
final class Shop {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";

    private Shop() {}

    record Order(String id, BigDecimal total, List<String> items, Optional<String> note, Instant at) {
        static Order of(String id) {
            return new Order(id, new BigDecimal("19.99"), List.of("pen", "ink"), Optional.empty(),
                    Instant.parse("2026-03-01T10:15:30.123Z"));
        }
    }

    record Receipt(String order, BigDecimal charged) {}

    /** A machine of one task that calls that function by its ARN. */
    static String calls(String function) {
        return """
                {"StartAt": "Do", "States": {"Do": {"Type": "Task", "Resource": "%s", "End": true}}}"""
                .formatted(FUNCTION + function);
    }

    /** A machine of one task that calls that function through lambda:invoke. */
    static String invokes(String function) {
        return """
                {"StartAt": "Do", "States": {"Do": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                 "Parameters": {"FunctionName": "%s", "Payload.$": "$"}, "OutputPath": "$.Payload", "End": true}}}"""
                .formatted(function);
    }
}
