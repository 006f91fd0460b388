package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.Retrier.JitterStrategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the retriers of a state. */
final class RetrierParser {
    static final AllowedFields ALLOWED = AllowedFields.of("ErrorEquals", "IntervalSeconds", "MaxAttempts",
            "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Comment");
    private static final long DEFAULT_INTERVAL_SECONDS = 1;
    private static final long DEFAULT_ATTEMPTS = 3;
    private static final double DEFAULT_BACKOFF_RATE = 2.0;

    private RetrierParser() {}

    static List<Retrier> parseAll(Fields state, QueryLanguage language) {
        List<Retrier> retriers = state.elements("Retry", true,
                e -> parse(Fields.of(e.node(), e.location(), state.problems()), language));
        ErrorNames.check(retriers.stream().map(Retrier::errorEquals).toList(), state, "Retry");
        return retriers;
    }

    private static Retrier parse(Fields fields, QueryLanguage language) {
        fields.allowOnly(ALLOWED, language);
        fields.require("ErrorEquals");
        long interval = NumberFields.constant(fields, "IntervalSeconds", Range.INTERVAL_SECONDS)
                .orElse(DEFAULT_INTERVAL_SECONDS);
        OptionalLong maxDelay = NumberFields.constant(fields, "MaxDelaySeconds", Range.MAX_DELAY_SECONDS);
        if (maxDelay.isPresent() && maxDelay.getAsLong() <= interval) {
            fields.problems().schema("MaxDelaySeconds must be greater than IntervalSeconds", fields.location());
        }
        return new Retrier(fields.texts("ErrorEquals"), interval,
                NumberFields.constant(fields, "MaxAttempts", Range.ATTEMPTS).orElse(DEFAULT_ATTEMPTS),
                backoffRate(fields), maxDelay,
                fields.oneOf("JitterStrategy", "NONE", "FULL").map(JitterStrategy::valueOf)
                        .orElse(JitterStrategy.NONE),
                fields.text("Comment"));
    }

    private static double backoffRate(Fields fields) {
        Optional<JsonNode> rate = fields.value("BackoffRate");
        if (rate.isEmpty()) {
            return DEFAULT_BACKOFF_RATE;
        }
        double value = rate.get().isNumber() ? rate.get().doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            fields.problems().schema("Expected value of type [NUMBER]", fields.at("BackoffRate"));
        } else if (value < 1) {
            fields.problems().schema("Minimum value is 1", fields.at("BackoffRate"));
        }
        return value;
    }
}
