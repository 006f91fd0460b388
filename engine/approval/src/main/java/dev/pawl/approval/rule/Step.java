package dev.pawl.approval.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.CourseDraft;
import dev.pawl.approval.notify.Notification.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An act in the making: the course that comes of it, and what is to be written down and told. */
final class Step {
    private final ApprovalRequest request;
    private final Actor actor;
    private final Scene scene;
    private final CourseDraft draft;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    Step(ApprovalRequest request, Actor actor, Scene scene) {
        this.request = request;
        this.actor = actor;
        this.scene = scene;
        this.draft = request.course().draft();
    }

    /** As it was before. */
    ApprovalRequest request() {
        return request;
    }

    /** As it is by now. */
    ApprovalRequest now() {
        return request.with(draft.done());
    }

    Actor actor() {
        return actor;
    }

    Scene scene() {
        return scene;
    }

    CourseDraft draft() {
        return draft;
    }

    Step fact(String act, ObjectNode details) {
        facts.add(new Fact(request.id(), scene.now(), actor, act, details));
        return this;
    }

    /** Tells people, but not whoever acts. */
    Step tell(Kind kind, Set<String> to, Optional<String> text) {
        Set<String> others = new TreeSet<>(to);
        others.remove(actor.name());
        Optional<String> by = actor.equals(Actor.ENGINE) ? Optional.empty() : Optional.of(actor.name());
        notices.add(new Notice(kind, others, text, by));
        return this;
    }

    Verdict done() {
        return new Verdict.Accepted(now(), facts, notices);
    }

    static ObjectNode details() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode details(String name, Optional<String> value) {
        ObjectNode details = details();
        value.ifPresent(text -> details.put(name, text));
        return details;
    }
}
