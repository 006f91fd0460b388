package dev.pawl.runtime;

/** The way into mailboxes. */
interface Posts {
    /**
     * Where mail goes whose partition is not ours.
     */
    interface Away {
        void post(String arn, Mail mail);
    }

    /**
     * Puts mail into the mailbox of an execution of this node; its receipt is told if the partition is not ours.
     */
    void post(String executionArn, Mail mail);

    /** As {@link #post}, if the execution is in memory; for what concerns only executions that never leave it. */
    void postIfOpen(String executionArn, Mail mail);
}
