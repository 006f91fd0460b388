package dev.pawl.server.tracing;

import dev.pawl.delivery.Subscriber;
import dev.pawl.secret.Secrets;
import dev.pawl.store.Store;
import dev.pawl.trace.Sampling;
import dev.pawl.trace.TraceContext;
import dev.pawl.trace.Tracing;
import java.util.Optional;

/** Which executions are recorded, and who tells a collector of them: all decide by the same rule. */
public record SpanExport(Tracing tracing, Subscriber subscriber, ExpressSpans express) {
    /** As the settings say. */
    public static SpanExport of(TracingSettings settings, Secrets secrets, Store store) {
        Tracing sampling = new Sampling(settings.percent());
        OtlpSender sender = new OtlpSender(settings, secrets);
        ExpressSpans express = new ExpressSpans(sampling, settings, sender);
        return new SpanExport(new Recorded(sampling, express), new SpanSubscriber(settings, sampling, sender, store),
                express);
    }

    /** Has Express executions recorded from their beginning: afterwards nobody knows who called them. */
    private record Recorded(Tracing sampling, ExpressSpans express) implements Tracing {
        @Override
        public Optional<TraceContext> caller(Optional<String> header) {
            return sampling.caller(header);
        }

        @Override
        public Optional<TraceContext> execution(String executionArn, Optional<String> header) {
            return sampling.execution(executionArn, header);
        }

        @Override
        public void expressBegan(String executionArn, Optional<String> header) {
            express.began(executionArn, header);
        }
    }
}
