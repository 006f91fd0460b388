package dev.pawl.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.pawl.engine.Executions;
import dev.pawl.server.assembly.Installed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EndsOfExecutionsTest {
    @TempDir
    private Path folder = Path.of("");

    /** Many throw away what is told at DEBUG: whoever asks for these lines wants to have them. */
    @Test
    void areToldAtInfoToWhoeverAskedForThem() {
        CompletableFuture<ILoggingEvent> told = new CompletableFuture<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                told.complete(event);
            }
        };
        Logger ends = (Logger) LoggerFactory.getLogger(LoggingSettings.ENDS);
        appender.start();
        ends.addAppender(appender);
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            Logs.apply(new LoggingSettings(false, Optional.empty(), Map.of(), true, Optional.empty()));
            String machine = server.machine("m", "STANDARD",
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\"}}}");
            server.ended(server.engine().executions().start(Executions.Start.of(machine, "{}")).toCompletableFuture()
                    .join().executionArn());

            assertThat(told.join().getLevel()).isEqualTo(Level.INFO);
            assertThat(told.join().getFormattedMessage()).contains(" FAILED after ");
        } finally {
            ends.detachAppender(appender);
            ends.setLevel(null);
        }
    }
}
