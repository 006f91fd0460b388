package dev.pawl.server.cli;

import dev.pawl.graph.svg.SvgOptions.Progress;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;

/**
 * What is needed to draw an execution.
 *
 * @param name
 *            of the execution
 * @param definition
 *            of the whole machine, as it was when the execution began
 */
record StoredGraph(String name, String definition, Progress progress) {
    static StoredGraph of(Store store, String arnOrName) {
        ExecutionRecord record = new StoredExecutions(store).find(arnOrName);
        String definition = store.machines().revision(record.machineRevisionKey())
                .map(machine -> machine.settings().definition())
                .orElseThrow(() -> CommandException.usage("Expected the definition of " + record.info().arn()
                        + ", but its state machine is gone"));
        ReachedStates reached = new ReachedStates();
        HistoryCommand.each(store, record, reached::see);
        return new StoredGraph(record.info().name(), definition, reached.progress(record.status()));
    }
}
