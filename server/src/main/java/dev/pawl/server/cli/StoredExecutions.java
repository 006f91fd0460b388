package dev.pawl.server.cli;

import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.StateMachineRef;
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

    /** The newest executions: all, those of one machine, or those that a version or an alias of it started. */
    List<ExecutionRecord> newest(Optional<String> wanted, Optional<ExecutionStatus> status, int limit) {
        List<ExecutionRecord> found = new ArrayList<>();
        for (MachineRecord machine : machines()) {
            if (machine.type() == MachineRecord.MachineType.STANDARD) {
                starter(machine, wanted.orElse(machine.arn()))
                        .map(arn -> store.executions().list(new Query(arn, status, Optional.empty(), limit)))
                        .ifPresent(found::addAll);
            }
        }
        found.sort(Comparator.comparing((ExecutionRecord e) -> e.info().startedAt()).reversed());
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** The ARN that name or ARN stands for, perhaps with a version or an alias, if it is this machine's. */
    private static Optional<String> starter(MachineRecord machine, String wanted) {
        String arn = wanted.startsWith("arn:")
                ? wanted
                : machine.arn().substring(0, machine.arn().lastIndexOf(':') + 1) + wanted;
        try {
            return Optional.of(ArnParser.parse(arn, StateMachineRef.class))
                    .filter(ref -> ref.machine().text().equals(machine.arn())).map(StateMachineRef::text);
        } catch (ArnException e) {
            return Optional.empty();
        }
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
