package dev.pawl.server.assembly;

import java.util.List;

/** Which parts there are, in the order in which they are made. */
final class Parts {
    private Parts() {}

    static List<Part> of(InstallationSettings settings) {
        return List.of(new ApprovalsPart(settings), new SchedulesPart(settings), new WebhooksPart(settings),
                new SearchPart(settings));
    }
}
