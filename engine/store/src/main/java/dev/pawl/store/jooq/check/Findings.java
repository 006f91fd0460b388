package dev.pawl.store.jooq.check;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what does not go together, from several threads: the first ones whole, all of them counted. */
final class Findings {
    private final int most;
    private final Set<Finding> kept = new LinkedHashSet<>();
    private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);

    Findings(int most) {
        this.most = most;
    }

    synchronized void add(Finding finding) {
        // what is damaged is looked at twice: with others, and alone
        if (kept.contains(finding)) {
            return;
        }
        counts.merge(finding.kind(), 1L, Long::sum);
        if (kept.size() < most) {
            kept.add(finding);
        }
    }

    void add(Finding.Kind kind, String subject, String text) {
        add(new Finding(kind, subject, text));
    }

    void add(Finding.Kind kind, String subject, String text, Remedy remedy) {
        add(new Finding(kind, subject, text, Optional.of(remedy)));
    }

    synchronized List<Finding> kept() {
        return List.copyOf(kept);
    }

    synchronized Map<Finding.Kind, Long> counts() {
        return Map.copyOf(counts);
    }
}
