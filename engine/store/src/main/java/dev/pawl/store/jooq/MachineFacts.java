package dev.pawl.store.jooq;

import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.Revision;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an execution's row need not repeat, because its machine's revision says it. Revisions never change.
 */
record MachineFacts(long machineKey, long revisionKey, String arn, String name, String roleArn) {
    /** Facts that were looked up before. */
    static final class Cache {
        private static final int MOST = 10_000;

        private final Reads reads;
        private final Map<Long, MachineFacts> known = new ConcurrentHashMap<>();

        Cache(Reads reads) {
            this.reads = reads;
        }

        Optional<MachineFacts> of(long revisionKey) {
            MachineFacts facts = known.get(revisionKey);
            if (facts != null) {
                return Optional.of(facts);
            }
            Optional<MachineFacts> read = read(revisionKey);
            if (known.size() >= MOST) {
                known.clear();
            }
            read.ifPresent(f -> known.put(revisionKey, f));
            return read;
        }

        private Optional<MachineFacts> read(long revisionKey) {
            return reads.read(sql -> sql
                    .select(Machine.KEY, Machine.ARN, Machine.NAME, Revision.ROLE_ARN).from(Revision.TABLE)
                    .join(Machine.TABLE).on(Machine.KEY.eq(Revision.MACHINE_KEY)).where(Revision.KEY.eq(revisionKey))
                    .fetchOptional(row -> new MachineFacts(row.value1(), revisionKey, row.value2(), row.value3(),
                            row.value4())));
        }
    }
}
