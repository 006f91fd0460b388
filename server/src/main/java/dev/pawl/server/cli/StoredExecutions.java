package dev.pawl.server.cli;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds executions in a store without running any. */
record StoredExecutions(Store store) {
    private static final int MACHINES_AT_ONCE = 200;

    /** The execution of that ARN, or the only one of that name. */
    ExecutionRecord find(String arnOrName) {
        if (arnOrName.startsWith("arn:")) {
            return store.executions().find(arnOrName)
                    .orElseThrow(() -> CommandException.usage("Expected an execution " + arnOrName
                            + ", but there is none"));
        }
        List<ExecutionRecord> found = new ArrayList<>();
        for (MachineRecord machine : machines()) {
            store.executions().find(machine.arn().replace(":stateMachine:", ":execution:") + ":" + arnOrName)
                    .ifPresent(found::add);
        }
        if (found.size() != 1) {
            throw CommandException.usage("Expected one execution of the name " + arnOrName + ", but there are "
                    + found.size() + ". pawl executions lists them; an ARN is always unambiguous.");
        }
        return found.getFirst();
    }

    /** The newest executions, of one machine or of all. */
    List<ExecutionRecord> newest(Optional<String> machineName, Optional<ExecutionStatus> status, int limit) {
        List<ExecutionRecord> found = new ArrayList<>();
        for (MachineRecord machine : machines()) {
            boolean wanted = machineName.isEmpty() || machineName.get().equals(machine.name())
                    || machineName.get().equals(machine.arn());
            if (wanted && machine.type() == MachineRecord.MachineType.STANDARD) {
                found.addAll(store.executions().list(new Query(machine.arn(), status, Optional.empty(), limit)));
            }
        }
        found.sort(Comparator.comparing((ExecutionRecord e) -> e.info().startedAt()).reversed());
        return found.subList(0, Math.min(limit, found.size()));
    }

    private List<MachineRecord> machines() {
        List<MachineRecord> all = new ArrayList<>();
        List<MachineRecord> page = store.machines().list(Optional.empty(), MACHINES_AT_ONCE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.machines().list(Optional.of(page.getLast().arn()), MACHINES_AT_ONCE);
        }
        return all;
    }
}
