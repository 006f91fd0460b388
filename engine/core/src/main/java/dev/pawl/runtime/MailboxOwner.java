package dev.pawl.runtime;

import dev.pawl.store.ExecutionLog.AppendResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a mailbox needs of the runtime around it. */
interface MailboxOwner {
    /** What becomes of the execution in memory. */
    enum After {
        KEEP, DROP
    }

    /** Runs a mailbox soon, behind the others. */
    void execute(Mailbox mailbox);

    /**
     * Deals with one mail; loads or begins the execution if it is not in memory. Returns what is in memory then.
     */
    Optional<Live> deal(String arn, Optional<Live> live, Mail mail, Turn turn);

    /** Whether a turn may take more mail. */
    boolean hasRoom(Turn turn);

    /** Writes a turn. */
    CompletionStage<AppendResult> append(Live live, Turn turn);

    /** Acts upon what came of writing. */
    After settle(Mailbox mailbox, @Nullable Live live, Turn turn, AppendResult result);

    /** Acts upon a turn of which nothing had to be written. */
    void settleUnwritten(Mailbox mailbox, @Nullable Live live, Turn turn);

    /** Whether the execution can be folded again when something comes for it. */
    boolean mayLeave(Live live);

    /** A mailbox is closed. */
    void gone(Mailbox mailbox);

    /** A mailbox is closed because something broke; what was in it has to go on without it. */
    void broken(Mailbox mailbox, Throwable cause, Optional<Live> live, List<Mail> left);

    /** Says to a sender that the partition was lost. */
    void refuse(Mail mail);
}
