package dev.pawl.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.pawl.config.ConfigurationException;
import org.slf4j.LoggerFactory;

/** Has the process write its log as the configuration says. */
public final class Logs {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} %msg"
            + "%replace( execution=%X{execution}){' execution=$', ''}%n%ex{12}";
    private static final String NAME = "configured";
    private static final long MEGABYTE = 1024L * 1024;

    private Logs() {}

    /**
     * From now on, whatever was before.
     *
     * @throws ConfigurationException
     *             if the file cannot be written
     */
    public static void apply(LoggingSettings settings) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        OutputStreamAppender<ILoggingEvent> appender = settings.file().isPresent()
                ? file(context, settings.file().get())
                : console(context);
        appender.setName(NAME);
        appender.setContext(context);
        appender.setEncoder(encoder(context, settings.json()));
        appender.start();
        if (!appender.isStarted()) {
            throw new ConfigurationException("Expected a file that can be written in section logging, but "
                    + settings.file().map(file -> file.path().toString()).orElse("standard error") + " cannot be");
        }
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        settings.level().ifPresent(level -> root.setLevel(Level.toLevel(level)));
        context.getLogger(LoggingSettings.ENDS).setLevel(settings.executions() ? Level.DEBUG : null);
        settings.levels().forEach((name, level) -> context.getLogger(name).setLevel(Level.toLevel(level)));
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        Encoder<ILoggingEvent> encoder;
        if (json) {
            encoder = new JsonLines();
        } else {
            PatternLayoutEncoder text = new PatternLayoutEncoder();
            text.setPattern(PATTERN);
            encoder = text;
        }
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static OutputStreamAppender<ILoggingEvent> console(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        return console;
    }

    private static OutputStreamAppender<ILoggingEvent> file(LoggerContext context, LoggingSettings.LogFile settings) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(settings.path().toString());
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(file);
        names.setFileNamePattern(settings.path() + ".%i.gz");
        names.setMinIndex(1);
        names.setMaxIndex(settings.keep());
        names.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(settings.megabytes() * MEGABYTE));
        size.start();
        file.setRollingPolicy(names);
        file.setTriggeringPolicy(size);
        return file;
    }
}
