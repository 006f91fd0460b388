package dev.pawl.runtime;

import dev.pawl.store.ExecutionLog.AppendResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a mailbox needs of the runtime around it. */
interface MailboxOwner<L, T> {
    /** What becomes of the execution in memory. */
    enum After {
        KEEP, DROP
    }

    /** Runs a mailbox soon, behind the others. */
    void execute(Mailbox<L, T> mailbox);

    /** Whether it may be brought into memory now; if not, {@link #execute} is called later. */
    boolean admits(Mailbox<L, T> mailbox);

    /**
     * Deals with one mail; loads or begins the execution if it is not in memory. Returns what is in memory then.
     */
    Optional<L> deal(String arn, Optional<L> live, Mail mail, T turn);

    /** An empty turn. */
    T begin();

    /** Whether anything of a turn has to be written. */
    boolean writes(T turn);

    /** Whether a turn may take more mail. */
    boolean hasRoom(T turn);

    /** Writes a turn. */
    CompletionStage<AppendResult> append(L live, T turn);

    /** Acts upon what came of writing. */
    After settle(Mailbox<L, T> mailbox, @Nullable L live, T turn, AppendResult result);

    /** Acts upon a turn of which nothing had to be written. */
    void settleUnwritten(Mailbox<L, T> mailbox, @Nullable L live, T turn);

    /** Whether the execution can be folded again when something comes for it. */
    boolean mayLeave(L live);

    /** A mailbox is closed. */
    void gone(Mailbox<L, T> mailbox);

    /** A mailbox is closed because something broke; what was in it has to go on without it. */
    void broken(Mailbox<L, T> mailbox, Throwable cause, Optional<L> live, List<Mail> left);

    /** The partition is not, or no longer, ours: whoever owns it gets the mail, if it must not be lost. */
    void refuse(String arn, Mail mail);
}
