package dev.pawl.server.assembly;

import dev.pawl.server.auth.AccessPolicy;
import java.util.List;

/** Which parts there are, in the order in which they are made. */
final class Parts {
    private Parts() {}

    static List<Part> of(InstallationSettings settings, AccessPolicy policy) {
        ObservePart seeing = new ObservePart(settings);
        return List.of(seeing, new TracingPart(settings), new AlertsPart(settings, seeing::findings),
                new ApprovalsPart(settings), new SchedulesPart(settings), new WebhooksPart(settings, policy),
                new SearchPart(settings), new ClusterPart(settings), new RetentionPart(settings),
                new BulkPart(settings, policy),
                new StorePart(settings));
    }
}
