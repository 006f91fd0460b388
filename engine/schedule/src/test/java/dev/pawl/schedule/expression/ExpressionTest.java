package dev.pawl.schedule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron(0 10 * * ? *)              | 2026-03-01T09:59:59 | 2026-03-01T10:00 2026-03-02T10:00 2026-03-03T10:00
            cron(0 10 * * ? *)              | 2026-03-01T10:00:00 | 2026-03-02T10:00 2026-03-03T10:00
            cron(15 12 * * ? *)             | 2026-12-31T12:15:00 | 2027-01-01T12:15
            cron(0 18 ? * MON-FRI *)        | 2026-03-06T18:00:00 | 2026-03-09T18:00 2026-03-10T18:00
            cron(0 8 1 * ? *)               | 2026-01-15T00:00:00 | 2026-02-01T08:00 2026-03-01T08:00
            cron(0/15 * * * ? *)            | 2026-01-01T00:01:00 | 2026-01-01T00:15 2026-01-01T00:30 2026-01-01T00:45 2026-01-01T01:00
            cron(0/10 * ? * MON-FRI *)      | 2026-03-06T23:50:00 | 2026-03-09T00:00 2026-03-09T00:10
            cron(0/5 8-17 ? * MON-FRI *)    | 2026-03-06T17:55:00 | 2026-03-09T08:00
            cron(0/30 20-2 ? * MON-FRI *)   | 2026-03-06T17:55:00 | !
            cron(0/30 20-23,0-2 ? * 2-6 *)  | 2026-03-06T23:30:00 | 2026-03-09T00:00
            cron(0 9 ? * 2#1 *)             | 2026-03-01T00:00:00 | 2026-03-02T09:00 2026-04-06T09:00
            cron(0 9 ? * TUE#2 *)           | 2026-03-11T00:00:00 | 2026-04-14T09:00
            cron(0 9 ? * 6#5 *)             | 2026-01-31T00:00:00 | 2026-05-29T09:00 2026-07-31T09:00
            cron(15 10 ? * 6L 2019-2022)    | 2019-01-01T00:00:00 | 2019-01-25T10:15 2019-02-22T10:15
            cron(15 10 ? * FRIL 2022)       | 2022-12-01T00:00:00 | 2022-12-30T10:15 -
            cron(0 0 L * ? *)               | 2028-02-01T00:00:00 | 2028-02-29T00:00 2028-03-31T00:00 2028-04-30T00:00
            cron(0 0 L * ? *)               | 2026-02-01T00:00:00 | 2026-02-28T00:00
            cron(0 0 L-2 * ? *)             | 2026-02-01T00:00:00 | 2026-02-26T00:00 2026-03-29T00:00
            cron(0 0 LW * ? *)              | 2026-02-01T00:00:00 | 2026-02-27T00:00 2026-03-31T00:00 2026-04-30T00:00 2026-05-29T00:00
            cron(0 0 15W * ? *)             | 2026-02-01T00:00:00 | 2026-02-16T00:00 2026-03-16T00:00 2026-04-15T00:00 2026-05-15T00:00
            cron(0 0 1W * ? *)              | 2026-07-31T00:00:00 | 2026-08-03T00:00 2026-09-01T00:00
            cron(0 0 31W * ? *)             | 2026-04-01T00:00:00 | 2026-05-29T00:00 2026-07-31T00:00
            cron(0 0 ? * L *)               | 2026-03-01T00:00:00 | 2026-03-07T00:00 2026-03-14T00:00
            cron(0 0 ? * 1 *)               | 2026-03-01T00:00:00 | 2026-03-08T00:00
            cron(0 0 ? * SUN *)             | 2026-03-01T00:00:00 | 2026-03-08T00:00
            cron(0 0 ? * 7 *)               | 2026-03-01T00:00:00 | 2026-03-07T00:00
            cron(0 0 ? * FRI-MON *)         | 2026-03-04T00:00:00 | 2026-03-06T00:00 2026-03-07T00:00 2026-03-08T00:00 2026-03-09T00:00 2026-03-13T00:00
            cron(0 0 29 2 ? *)              | 2026-01-01T00:00:00 | 2028-02-29T00:00 2032-02-29T00:00
            cron(0 0 29 FEB ? 2096-2104)    | 2096-03-01T00:00:00 | 2104-02-29T00:00 -
            cron(0 0 30 2 ? *)              | 2026-01-01T00:00:00 | -
            cron(0 12 31 * ? *)             | 2026-01-31T12:00:00 | 2026-03-31T12:00 2026-05-31T12:00
            cron(0 0 1 1 ? 2020)            | 2026-01-01T00:00:00 | -
            cron(59 23 31 12 ? 2199)        | 2199-12-31T23:58:00 | 2199-12-31T23:59 -
            cron(0 0 1 jan,jul ? *)         | 2026-02-01T00:00:00 | 2026-07-01T00:00 2027-01-01T00:00
            cron(0 0 1 */3 ? *)             | 2026-02-01T00:00:00 | 2026-04-01T00:00 2026-07-01T00:00 2026-10-01T00:00 2027-01-01T00:00
            cron(5-10/2 3 ? * * *)          | 2026-02-01T00:00:00 | 2026-02-01T03:05 2026-02-01T03:07 2026-02-01T03:09 2026-02-02T03:05
            cron(0 0 10,L * ? *)            | 2026-02-01T00:00:00 | 2026-02-10T00:00 2026-02-28T00:00
            cron( 0  0 * * ? 2030/2 )       | 2026-02-01T00:00:00 | 2030-01-01T00:00
            cron(30 7 ? * 2,4,6 *)          | 2026-02-01T00:00:00 | 2026-02-02T07:30 2026-02-04T07:30 2026-02-06T07:30
            */20 * * * *                    | 2026-02-01T00:00:00 | 2026-02-01T00:20 2026-02-01T00:40 2026-02-01T01:00
            0 2 * * 1                       | 2026-03-01T00:00:00 | 2026-03-02T02:00 2026-03-09T02:00
            0 2 * * 0                       | 2026-03-01T03:00:00 | 2026-03-08T02:00
            0 2 * * 7                       | 2026-03-01T03:00:00 | 2026-03-08T02:00
            0 2 * * SUN                     | 2026-03-01T03:00:00 | 2026-03-08T02:00
            0 2 * * 5-7                     | 2026-03-01T03:00:00 | 2026-03-06T02:00 2026-03-07T02:00 2026-03-08T02:00
            0 2 13 * 5                      | 2026-03-01T03:00:00 | 2026-03-06T02:00 2026-03-13T02:00 2026-03-20T02:00
            0 2 */10 * *                    | 2026-03-02T03:00:00 | 2026-03-11T02:00 2026-03-21T02:00 2026-03-31T02:00 2026-04-01T02:00
            0 2 1 * *                       | 2026-03-02T03:00:00 | 2026-04-01T02:00
            rate(5 minutes)                 | 2026-03-01T00:00:00 | 2026-03-01T00:02 2026-03-01T00:07
            rate(1 hour)                    | 2026-03-01T05:02:00 | 2026-03-01T06:02
            rate(2 days)                    | 2026-03-01T05:02:00 | 2026-03-03T00:02
            at(2027-01-01T10:00:00)         | 2026-03-01T05:02:00 | 2027-01-01T10:00 -
            at(2027-01-01T10:00:00)         | 2027-01-01T10:00:00 | -
            """)
    void nextTimes(String expression, LocalDateTime after, String expected) {
        if (expected.equals("!")) {
            assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> ExpressionParser.parse(expression));
        } else {
            assertThat(times(expression, "UTC", after.toInstant(ZoneOffset.UTC), expected.split(" ").length))
                    .isEqualTo(expected.replaceAll("(\\d) ", "$1:00Z ").replaceAll("(\\d)$", "$1:00Z"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # clocks go from 02:00 to 03:00 on March 29, 2026, and from 03:00 back to 02:00 on October 25
            cron(30 2 * * ? *)   | Europe/Berlin    | 2026-03-27T12:00:00Z | 2026-03-28T01:30:00Z 2026-03-30T00:30:00Z
            cron(0 2 * * ? *)    | Europe/Berlin    | 2026-03-28T12:00:00Z | 2026-03-30T00:00:00Z
            cron(0 3 * * ? *)    | Europe/Berlin    | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z
            cron(0/30 * * * ? *) | Europe/Berlin    | 2026-03-29T00:29:00Z | 2026-03-29T00:30:00Z 2026-03-29T01:00:00Z 2026-03-29T01:30:00Z
            cron(30 2 * * ? *)   | Europe/Berlin    | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
            cron(30 2 * * ? *)   | Europe/Berlin    | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
            cron(30 2 * * ? *)   | Europe/Berlin    | 2026-10-25T01:15:00Z | 2026-10-26T01:30:00Z
            cron(0/30 2 * * ? *) | Europe/Berlin    | 2026-10-24T12:00:00Z | 2026-10-25T00:00:00Z 2026-10-25T00:30:00Z 2026-10-26T01:00:00Z
            cron(0 * * * ? *)    | Europe/Berlin    | 2026-10-24T23:30:00Z | 2026-10-25T00:00:00Z 2026-10-25T02:00:00Z 2026-10-25T03:00:00Z
            cron(30 2 ? * 1 *)   | America/New_York | 2026-03-02T00:00:00Z | 2026-03-15T06:30:00Z
            cron(30 1 * * ? *)   | America/New_York | 2026-10-31T12:00:00Z | 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z
            cron(0 0 * * ? *)    | America/Sao_Paulo | 2018-11-03T12:00:00Z | 2018-11-05T02:00:00Z
            cron(0 9 * * ? *)    | Asia/Kolkata     | 2026-03-01T00:00:00Z | 2026-03-01T03:30:00Z
            cron(15 2 * * ? *)   | Australia/Lord_Howe | 2026-10-03T00:00:00Z | 2026-10-04T15:15:00Z
            cron(45 1 * * ? *)   | Australia/Lord_Howe | 2026-04-04T00:00:00Z | 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z
            cron(0 12 * * ? *)   | Pacific/Apia     | 2011-12-29T00:00:00Z | 2011-12-29T22:00:00Z 2011-12-30T22:00:00Z
            at(2026-03-29T02:30:00) | Europe/Berlin | 2026-03-01T00:00:00Z | -
            at(2026-10-25T02:30:00) | Europe/Berlin | 2026-03-01T00:00:00Z | 2026-10-25T00:30:00Z
            rate(1 day)          | Europe/Berlin    | 2026-03-28T12:00:00Z | 2026-03-29T00:02:00Z 2026-03-30T00:02:00Z
            """)
    void clockChanges(String expression, String zone, Instant after, String expected) {
        assertThat(times(expression, zone, after, expected.split(" ").length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron(0 10 * * * *)      | Expected ? as one of day-of-month and day-of-week, but they are '*' and '*'
            cron(0 10 ? * ? *)      | Expected ? as one of day-of-month and day-of-week, but they are '?' and '?'
            cron(0 10 1 * 2 *)      | Expected ? as one of
            cron(60 10 * * ? *)     | Expected numbers from 0 to 59 for the minutes, but found '60'
            cron(0 24 * * ? *)      | for the hours, but found '24'
            cron(0 0 0 * ? *)       | Expected numbers from 1 to 31 for the day of month, but found '0'
            cron(0 0 * 13 ? *)      | Expected numbers from 1 to 12 or JAN to DEC for the month, but found '13'
            cron(0 0 ? * 0 *)       | Expected numbers from 1 to 7 or SUN to SAT for the day of week, but found '0'
            cron(0 0 ? * 8L *)      | for the day of week, but found '8'
            cron(0 0 ? * 2#6 *)     | Expected a number from 1 to 5 after #
            cron(0 0 * * ? 1969)    | Expected numbers from 1970 to 2199 for the year
            cron(0 0 * * ?)         | there are 5; an expression of Unix cron is written without cron()
            cron()                  | there are 1
            cron(0 0 * * ? * *)     | there are 7
            cron(0/0 0 * * ? *)     | Expected a step of 1 or more in '0/0'
            cron(a 0 * * ? *)       | found 'a'
            cron(1,,2 0 * * ? *)    | found ''
            cron(-1 0 * * ? *)      | found ''
            cron(10-5 0 * * ? *)    | Expected a range that counts up for the minutes, but it is '10-5'
            cron(0 0 * * ? 99999)   | found '99999'
            cron(? 0 * * ? *)       | found '?'
            rate(0 minutes)         | Expected a whole number and minutes, hours or days in rate(…), but found '0 minutes'
            rate(5 seconds)         | found '5 seconds'
            rate(five minutes)      | found 'five minutes'
            rate(1.5 hours)         | found '1.5 hours'
            at(2027-13-01T10:00:00) | Expected a date and time that exist
            at(2027-01-01)          | Expected at(yyyy-mm-ddThh:mm:ss), but found '2027-01-01'
            at(2027-01-01T10:00:00Z) | Expected at(yyyy-mm-ddThh:mm:ss)
            every day               | Expected cron(…), rate(…), at(…) or the five fields of Unix cron, but found 'every day'
            """)
    void mistakesAreNamed(String expression, String message) {
        assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> ExpressionParser.parse(expression))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Nowhere", "Berlin", "''"})
    void zonesThatDoNotExist(String zone) {
        assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> ExpressionParser.zone(zone))
                .withMessageContaining("Expected a time zone such as Europe/Berlin or UTC, but found '" + zone + "'");
    }

    private static String times(String expression, String zone, Instant after, int count) {
        Instant anchor = Instant.parse("2026-03-01T00:02:00Z");
        ScheduleExpression read = ExpressionParser.parse(expression);
        ZoneId where = ExpressionParser.zone(zone);
        List<String> times = new ArrayList<>();
        Optional<Instant> next = read.next(after, where, anchor);
        while (times.size() < count) {
            times.add(next.map(Instant::toString).orElse("-"));
            next = next.flatMap(last -> read.next(last, where, anchor));
        }
        return String.join(" ", times);
    }
}
