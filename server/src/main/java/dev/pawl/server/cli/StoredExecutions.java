package dev.pawl.server.cli;

import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.log.LoggedExecution;
import dev.pawl.log.MachineLog;
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
        return find(arnOrName, "execution");
    }

    /**
     * As {@link #find(String)}.
     *
     * @param expected
     *            what else the text might have named, for the message if there is nothing of that name
     */
    ExecutionRecord find(String arnOrName, String expected) {
        return lookUp(arnOrName, expected).orElseThrow(() -> CommandException.usage(arnOrName.startsWith("arn:")
                ? "Expected the " + expected + " " + arnOrName + ", but there is none"
                : "Expected a name or an ARN, but there is no " + expected + " of the name " + arnOrName
                        + ". pawl executions lists executions."));
    }

    /** The same; empty if there is none. */
    Optional<ExecutionRecord> lookUp(String arnOrName, String expected) {
        if (arnOrName.startsWith("arn:")) {
            return store.executions().find(arnOrName)
                    .or(() -> new MachineLog(store).express(arnOrName).map(LoggedExecution::record));
        }
        List<ExecutionRecord> found = new ArrayList<>();
        for (MachineRecord machine : machines()) {
            store.executions().find(machine.arn().replace(":stateMachine:", ":execution:") + ":" + arnOrName)
                    .ifPresent(found::add);
        }
        if (found.size() > 1) {
            throw CommandException.usage("Expected one execution of the name " + arnOrName + ", but there are "
                    + found.size() + ". pawl executions lists them; an ARN is always unambiguous.");
        }
        return found.stream().findFirst();
    }

    /** The newest executions: all, those of one machine, or those that a version or an alias of it started. */
    List<ExecutionRecord> newest(Optional<String> wanted, Optional<ExecutionStatus> status, int limit) {
        List<ExecutionRecord> found = new ArrayList<>();
        for (MachineRecord machine : machines()) {
            starter(machine, wanted.orElse(machine.arn())).map(arn -> newest(machine, arn, status, limit))
                    .ifPresent(found::addAll);
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

    /** Of an Express machine those of which the log tells. */
    private List<ExecutionRecord> newest(MachineRecord machine, String starter, Optional<ExecutionStatus> status,
            int limit) {
        return switch (machine.type()) {
            case STANDARD -> store.executions().list(new Query(starter, status, Optional.empty(), limit));
            case EXPRESS -> new MachineLog(store).newestExpress(machine.arn(), limit).stream()
                    .map(LoggedExecution::record)
                    .filter(record -> status.isEmpty() || status.get() == record.status()).toList();
        };
    }

    /** The machine of that ARN, or the only one of that name. */
    Optional<MachineRecord> machine(String arnOrName) {
        return machines().stream().filter(m -> m.arn().equals(arnOrName) || m.name().equals(arnOrName)).findFirst();
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
