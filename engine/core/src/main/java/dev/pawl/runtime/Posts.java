package dev.pawl.runtime;

/** The way into mailboxes. */
interface Posts {
    /**
     * Puts mail into the mailbox of an execution of this node; its receipt is told if the partition is not ours.
     */
    void post(String executionArn, Mail mail);
}
