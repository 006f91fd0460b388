package dev.pawl.server.assembly;

import dev.pawl.connector.ConnectorProvider;
import dev.pawl.delivery.Subscriber;
import dev.pawl.engine.Engine;
import dev.pawl.server.tracing.ExpressSpans;
import dev.pawl.server.tracing.SpanExport;
import dev.pawl.server.tracing.TracingSettings;
import dev.pawl.trace.Tracing;
import java.util.List;
import java.util.Optional;

/** Spans of executions for a collector, if the configuration names one. */
final class TracingPart implements Part {
    private final Optional<SpanExport> export;

    TracingPart(InstallationSettings installation) {
        ConnectorProvider.Settings around = installation.settings();
        export = TracingSettings.read(around.configuration())
                .map(settings -> SpanExport.of(settings, around.secrets(), installation.store()));
    }

    /** In which traces executions are. */
    Tracing tracing() {
        return export.map(SpanExport::tracing).orElse(Tracing.PASS_ON);
    }

    @Override
    public void connect(Engine engine) {
        export.map(SpanExport::express).ifPresent(express -> {
            engine.events().subscribe(express);
            express.start();
        });
    }

    @Override
    public void close() {
        export.map(SpanExport::express).ifPresent(ExpressSpans::close);
    }

    @Override
    public List<Subscriber> subscribers() {
        return export.map(SpanExport::subscriber).stream().toList();
    }
}
