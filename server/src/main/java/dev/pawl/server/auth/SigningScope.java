package dev.pawl.server.auth;

import dev.pawl.server.api.error.ApiException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a signature must be made for: a date that is today's, a region, a service. */
public record SigningScope(String region, String service, Clock clock) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int DAY_LENGTH = 8;

    /** Fails unless scope and date are right. */
    void check(List<String> scope, String date) {
        checkTime(instant(date), date);
        String day = date.substring(0, DAY_LENGTH);
        if (!scope.get(0).equals(day)) {
            throw invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + scope.get(0) + "' != '" + day + "', from '" + date + "'.");
        }
        if (!scope.get(1).equals(region)) {
            throw invalid("Credential should be scoped to a valid region.");
        }
        if (!scope.get(2).equals(service)) {
            throw invalid("Credential should be scoped to correct service: '" + service + "'.");
        }
        if (!scope.get(3).equals("aws4_request")) {
            throw invalid("Credential should be scoped with a valid terminator: 'aws4_request', not '" + scope.get(3)
                    + "'.");
        }
    }

    private void checkTime(Instant signed, String date) {
        Instant now = clock.instant();
        if (signed.isBefore(now.minus(SKEW))) {
            throw invalid("Signature expired: " + date + " is now earlier than " + text(now.minus(SKEW)) + " ("
                    + text(now) + " - 5 min.)");
        }
        if (signed.isAfter(now.plus(SKEW))) {
            throw invalid("Signature not yet current: " + date + " is still later than " + text(now.plus(SKEW)) + " ("
                    + text(now) + " + 5 min.)");
        }
    }

    private static Instant instant(String date) {
        try {
            return LocalDateTime.parse(date, FORMAT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Authorization.incomplete("Date must be in ISO-8601 'basic format'. Got '" + date
                    + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    private static String text(Instant instant) {
        return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static ApiException invalid(String message) {
        return ApiException.protocol("InvalidSignatureException", message);
    }
}
