package dev.pawl.server.tracing;

import dev.pawl.delivery.Subscriber;
import dev.pawl.secret.Secrets;
import dev.pawl.store.Store;
import dev.pawl.trace.Sampling;
import dev.pawl.trace.Tracing;

/** Which executions are recorded, and who tells a collector of them: both decide by the same rule. */
public record SpanExport(Tracing tracing, Subscriber subscriber) {
    /** As the settings say. */
    public static SpanExport of(TracingSettings settings, Secrets secrets, Store store) {
        Tracing tracing = new Sampling(settings.percent());
        return new SpanExport(tracing, new SpanSubscriber(settings, tracing, secrets, store));
    }
}
