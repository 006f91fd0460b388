package dev.pawl.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State machines and their revisions. A change is durable when its method returns. */
public interface Machines {
    /** Creates one, with its tags; or gives the one that has that ARN already. */
    Creation create(NewMachine machine);

    /** The machine of that ARN as it is now. */
    Optional<MachineRecord> find(String arn);

    /** A machine as it was at a revision, also after it was deleted. */
    Optional<MachineRecord> revision(long revisionKey);

    /** How many there are, those that are being deleted included. */
    long count();

    /** Machines in the order of their ARNs, a page at a time; without their definitions, which may be large. */
    List<MachineRecord> list(Optional<String> afterArn, int limit);

    /** Gives it a new revision; empty if there is no such machine or it is being deleted. */
    Optional<MachineRecord> update(String arn, MachineRecord.Settings settings, String revisionId, Instant now);

    /**
     * Keeps a definition of a machine that never is its present one: some executions run it, and no start does.
     * The same
     * revision id once more gives the revision that is there.
     */
    Optional<MachineRecord> aside(String arn, MachineRecord.Settings settings, String revisionId, Instant now);

    /** Marks it as being deleted; returns whether there was one. */
    boolean beginDelete(String arn);

    /**
     * Removes it, with its versions and aliases, once none of its executions runs; returns whether it is gone.
     */
    boolean finishDelete(String arn);

    /**
     * A machine to create.
     *
     * @param publish
     *            the description of version 1, if one is to be published with it
     */
    record NewMachine(String arn, String name, MachineRecord.MachineType type, MachineRecord.Settings settings,
            String revisionId, Instant createdAt, Map<String, String> tags, Optional<String> publish) {}

    /**
     * What came of creating.
     *
     * @param published
     *            as the machine was created, then or now: with a version 1 of that description, or without
     */
    record Creation(MachineRecord machine, boolean created, Optional<String> published) {}
}
