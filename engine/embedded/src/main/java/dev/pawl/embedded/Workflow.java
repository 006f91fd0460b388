package dev.pawl.embedded;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.Executions.Result;
import dev.pawl.engine.Executions.Start;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state machine that is deployed. Inputs and outputs are whatever Jackson writes and reads, records above
 * all.
 */
public final class Workflow {
    private final String arn;
    private final Engine engine;
    private final Endings endings;
    private final Values values;

    Workflow(String arn, Engine engine, Endings endings, Values values) {
        this.arn = arn;
        this.engine = engine;
        this.endings = endings;
        this.values = values;
    }

    /** Its ARN. */
    public String arn() {
        return arn;
    }

    /** The machine as it is now. */
    public MachineRecord describe() {
        return engine.machines().describe(arn);
    }

    /**
     * Runs it to its end: an execution with a name of its own for a Standard machine; an Express one leaves
     * nothing
     * behind.
     *
     * @throws ExecutionFailedException
     *             if it does not succeed
     * @throws ValueException
     *             if input or output do not fit
     */
    public <T> T run(@Nullable Object input, Class<T> output) {
        if (describe().type() == MachineType.STANDARD) {
            return start(Optional.empty(), text(input)).result(output);
        }
        Result result = Waiting.on(engine.executions().startSync(Start.of(arn, text(input))));
        if (result.status() != ExecutionStatus.SUCCEEDED) {
            throw new ExecutionFailedException(result.info().arn(), result.status(), result.failure());
        }
        return values.read(result.output().orElse(Payload.NULL).value(), output, "the output of " + arn);
    }

    /** Starts an execution. Returns once that is durable. */
    public Execution start(@Nullable Object input) {
        return start(Optional.empty(), text(input));
    }

    /**
     * Starts an execution, or finds the one that was started with the same name and input, whether or not it has
     * ended:
     * so a program that does not know how far it came can simply do it again.
     *
     * @throws EngineException
     *             EXECUTION_ALREADY_EXISTS if that name was taken with another input
     */
    public Execution start(String name, @Nullable Object input) {
        String text = text(input);
        try {
            return start(Optional.of(name), text);
        } catch (EngineException e) {
            Optional<Execution> same = e.reason() == Reason.EXECUTION_ALREADY_EXISTS
                    ? find(name).filter(found -> found.describe().info().input().equals(Payload.parse(text)))
                    : Optional.empty();
            return same.orElseThrow(() -> e);
        }
    }

    private Execution start(Optional<String> name, String input) {
        return execution(Waiting.on(engine.executions()
                .start(new Start(arn, name, Optional.of(input), Optional.empty()))).executionArn());
    }

    /** The execution of that name. */
    public Optional<Execution> find(String name) {
        String wanted = ArnParser.parse(arn, StateMachineArn.class).execution(name).text();
        try {
            return Optional.of(execution(engine.executions().describe(wanted).info().arn()));
        } catch (EngineException e) {
            if (e.reason() == Reason.EXECUTION_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Its latest executions of that status, the newest first. */
    public List<Execution> executions(ExecutionStatus status, int atMost) {
        return engine.executions().list(new Query(arn, Optional.of(status), Optional.empty(), atMost)).stream()
                .map(ExecutionRecord::info).map(info -> execution(info.arn())).toList();
    }

    /** Deletes it; it goes when the last of its executions has ended. */
    public void delete() {
        engine.machines().delete(arn);
    }

    private Execution execution(String executionArn) {
        return new Execution(executionArn, engine, endings, values);
    }

    private String text(@Nullable Object input) {
        return values.text(input, "the input of " + arn);
    }

    @Override
    public String toString() {
        return arn;
    }
}
