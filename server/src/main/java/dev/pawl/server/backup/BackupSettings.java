package dev.pawl.server.backup;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.schedule.expression.ExpressionException;
import dev.pawl.schedule.expression.ExpressionParser;
import dev.pawl.schedule.expression.Rate;
import dev.pawl.schedule.expression.ScheduleExpression;
import dev.pawl.server.backup.Backups.Keeping;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * What the section {@code backup} of the configuration says.
 *
 * @param to
 *            a folder, or {@code s3://bucket/prefix}; nothing is made without one
 * @param timing
 *            when backups are made by themselves
 * @param bytesPerSecond
 *            how fast at most the store is read
 */
public record BackupSettings(Optional<String> to, Optional<Timing> timing, Keeping keeping, boolean compress,
        boolean check, long bytesPerSecond) {
    private static final int MEBIBYTE = 1 << 20;
    private static final int KEPT = 14;
    private static final int MEBIBYTES_PER_SECOND = 100;
    private static final int UNIX_FIELDS = 5;
    private static final Set<String> MEMBERS = Set.of("to", "every", "cron", "zone", "keep", "maxAge", "compress",
            "check", "mebibytesPerSecond");

    /** Nothing is made unless somebody asks. */
    public static final BackupSettings NONE = new BackupSettings(Optional.empty(), Optional.empty(),
            new Keeping(KEPT, Optional.empty()), true, false, (long) MEBIBYTES_PER_SECOND * MEBIBYTE);

    /** When. */
    public record Timing(ScheduleExpression expression, ZoneId zone) {}

    /**
     * Reads the section.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it is not as it should be
     */
    public static BackupSettings read(Configuration configuration) {
        return configuration.value("backup").map(section -> read(configuration, section)).orElse(NONE);
    }

    private static BackupSettings read(Configuration configuration, ConfigurationValue section) {
        section.requireOnly(MEMBERS);
        Optional<String> to = section.optionalText("to")
                .map(place -> BucketVault.named(place) ? place : configuration.resolve(place).toString());
        Optional<Timing> timing = timing(section);
        if (timing.isPresent() && to.isEmpty()) {
            throw section.wrong("a member \"to\": where backups go", "it is missing");
        }
        return new BackupSettings(to, timing,
                new Keeping(section.find("keep").map(value -> value.number(1, 100_000)).orElse(KEPT),
                        section.find("maxAge").map(ConfigurationValue::duration)),
                section.find("compress").map(ConfigurationValue::flag).orElse(true),
                section.find("check").map(ConfigurationValue::flag).orElse(false),
                section.find("mebibytesPerSecond").map(value -> value.number(1, 100_000))
                        .orElse(MEBIBYTES_PER_SECOND) * (long) MEBIBYTE);
    }

    private static Optional<Timing> timing(ConfigurationValue section) {
        Optional<ConfigurationValue> every = section.find("every");
        Optional<ConfigurationValue> cron = section.find("cron");
        if (every.isPresent() && cron.isPresent()) {
            throw section.wrong("either every or cron", "there are both");
        }
        if (every.isPresent()) {
            Duration time = every.get().duration();
            if (time.compareTo(Duration.ofMinutes(1)) < 0) {
                throw every.get().wrong("a minute or more");
            }
            return Optional.of(new Timing(new Rate(time), ZoneOffset.UTC));
        }
        return cron.map(value -> {
            try {
                ZoneId zone = ExpressionParser.zone(section.optionalText("zone").orElse("UTC"));
                return new Timing(ExpressionParser.parse(cron(value.text())), zone);
            } catch (ExpressionException e) {
                throw value.wrong("six fields of cron, such as 0 3 * * ? *, or the five of Unix, such as 0 3 * * *",
                        "it is " + value.text() + " (" + e.getMessage() + ")");
            }
        });
    }

    /** Unix's five fields as they are, AWS's six as it writes them. */
    private static String cron(String fields) {
        return fields.strip().split("\\s+", -1).length == UNIX_FIELDS ? fields.strip() : "cron(" + fields + ")";
    }
}
