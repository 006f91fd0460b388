package dev.pawl.approval.rule;

import dev.pawl.approval.model.ApprovalRequest;
import java.util.List;

/** What comes of an act. */
public sealed interface Verdict {
    /** It is done, once it is durable. */
    record Accepted(ApprovalRequest request, List<Fact> facts, List<Notice> notices) implements Verdict {
        /** Keeps its own copies. */
        public Accepted {
            facts = List.copyOf(facts);
            notices = List.copyOf(notices);
        }
    }

    /**
     * It cannot be done, for a reason that people can read.
     *
     * @param mistakes
     *            in answers to the form, if it is because of them
     */
    record Refused(Why why, String text, List<FormMistake> mistakes) implements Verdict {
        /** Keeps its own copy. */
        public Refused {
            mistakes = List.copyOf(mistakes);
        }

        /** Not because of the form. */
        public Refused(Why why, String text) {
            this(why, text, List.of());
        }
    }

    /** Why something is refused. */
    enum Why {
        /** It would make no sense, or is not as the form wants it. */
        INVALID,
        /** This person may not. */
        NOT_ALLOWED,
        /** It does not go with what has happened already. */
        CONFLICT,
        /** The request is closed. */
        CLOSED
    }
}
