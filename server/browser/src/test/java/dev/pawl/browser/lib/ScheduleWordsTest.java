package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleWordsTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate(5 minutes)                   | every 5 minutes
            rate(1 hour)                      | every hour
            at(2027-01-01T10:00:00)           | once, on 2027-01-01 at 10:00:00
            cron(0 2 * * ? *)                 | at 02:00, every day
            cron(0 18 ? * MON-FRI *)          | at 18:00, Monday to Friday
            cron(0 18 ? * 2-6 *)              | at 18:00, Monday to Friday
            0 18 * * 1-5                      | at 18:00, Monday to Friday
            0 18 * * 0,6                      | at 18:00, on Sunday and Saturday
            cron(15,45 8 L * ? *)             | at 08:15 and 08:45, on the last day of the month
            cron(0 9 ? * 2#1 *)               | at 09:00, on the first Monday of the month
            cron(0 9 ? JAN,JUL FRIL 2027)     | at 09:00, on the last Friday of the month, in January and July, in 2027
            cron(0/10 * * * ? *)              | every 10 minutes, every day
            */10 8-17 * * *                   | every 10 minutes from 08:00 to 17:59, every day
            cron(5 * * * ? *)                 | every hour at minute 5, every day
            cron(0 0/2 * * ? *)               | every 2 hours on the hour, every day
            cron(0 9 1,15 * ? *)              | at 09:00, on day 1 and 15 of the month
            0 4 1 * 1                         | at 04:00, on day 1 of the month or on Monday
            cron(7-9 3-5/2 * * ? *)           | ''
            often                             | ''
            """)
    void expressions_are_told_in_words_where_there_are_plain_ones(String expression, String words) {
        assertThat(CONSOLE.module("views/schedules/words.js").call("m => m.inWords('" + expression + "')"))
                .isEqualTo(words);
    }
}
