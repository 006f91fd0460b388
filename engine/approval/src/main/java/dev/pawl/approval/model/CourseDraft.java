package dev.pawl.approval.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A course that is being changed. */
public final class CourseDraft {
    private final List<Vote> votes;
    private final List<Delegation> delegations;
    private final List<Remark> comments;
    private final List<Question> questions;
    private final List<String> opened;
    private Status status;
    private Approvers approvers;
    private Optional<String> claimedBy;
    private int reminders;
    private int escalations;
    private Optional<Closing> closing;

    CourseDraft(Course course) {
        status = course.status();
        approvers = course.approvers();
        votes = new ArrayList<>(course.votes());
        delegations = new ArrayList<>(course.delegations());
        claimedBy = course.claimedBy();
        comments = new ArrayList<>(course.comments());
        questions = new ArrayList<>(course.questions());
        opened = new ArrayList<>(course.opened());
        reminders = course.reminders();
        escalations = course.escalations();
        closing = course.closing();
    }

    /** One more vote. */
    public CourseDraft vote(Vote vote) {
        votes.add(vote);
        return this;
    }

    /** One more delegation. */
    public CourseDraft delegate(Delegation delegation) {
        delegations.add(delegation);
        return this;
    }

    /** Taken by that person, or given back. */
    public CourseDraft claimedBy(Optional<String> who) {
        claimedBy = who;
        return this;
    }

    /** One more comment. */
    public CourseDraft comment(Remark remark) {
        comments.add(remark);
        return this;
    }

    /** One more question. */
    public CourseDraft ask(Question question) {
        questions.add(question);
        return this;
    }

    /** That question has an answer. */
    public CourseDraft answer(int number, Remark answer) {
        questions.replaceAll(q -> q.number() == number ? q.answered(answer) : q);
        return this;
    }

    /** That person has looked at it by a link. */
    public CourseDraft opened(String person) {
        opened.add(person);
        return this;
    }

    /** One more reminder was sent. */
    public CourseDraft reminded() {
        reminders++;
        return this;
    }

    /** Others are asked as well; whoever had taken it has it no more. */
    public CourseDraft escalated(Approvers to) {
        escalations++;
        approvers = approvers.and(to);
        claimedBy = Optional.empty();
        return this;
    }

    /** It is over. */
    public CourseDraft close(Status how, Closing with) {
        status = how;
        closing = Optional.of(with);
        claimedBy = Optional.empty();
        return this;
    }

    /** The course. */
    public Course done() {
        return new Course(status, approvers, votes, delegations, claimedBy, comments, questions, opened,
                reminders, escalations, closing);
    }
}
