package dev.pawl.approval.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.Notifier.Audience;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Endings;
import dev.pawl.approval.rule.Notice;
import dev.pawl.approval.rule.Passing;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.approval.rule.Waiting;
import dev.pawl.approval.store.ApprovalStore.Change;
import dev.pawl.approval.store.Errand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns what a rule accepted into what is written: with the errands that follow from it. */
final class Changes {
    private final List<Notifier> notifiers;
    private final People people;

    Changes(List<Notifier> notifiers, People people) {
        this.notifiers = List.copyOf(notifiers);
        this.people = people;
    }

    Change of(Verdict.Accepted verdict, long version, Instant now) {
        ApprovalRequest request = verdict.request();
        List<Errand> errands = new ArrayList<>();
        if (Endings.outcome(request).isPresent()) {
            errands.add(new Errand(request.id(), Errand.Kind.TELL, JsonNodeFactory.instance.objectNode(), now));
        }
        for (Notice notice : verdict.notices()) {
            notifiers.stream().filter(n -> request.ask().channels().map(c -> c.contains(n.channel())).orElse(true))
                    .forEach(notifier -> tell(request, notice, notifier, now, errands));
        }
        return new Change(request, version, Waiting.marks(request), Passing.wakesAt(request), verdict.facts(),
                errands);
    }

    private void tell(ApprovalRequest request, Notice notice, Notifier notifier, Instant now, List<Errand> errands) {
        if (notifier.audience() == Audience.EVERYBODY) {
            errands.add(Telling.errand(request, notice, notifier.channel(), "", now));
            return;
        }
        for (String person : notice.to()) {
            if (notifier.reaches(Telling.recipient(people.person(person)))) {
                errands.add(Telling.errand(request, notice, notifier.channel(), person, now));
            }
        }
    }
}
