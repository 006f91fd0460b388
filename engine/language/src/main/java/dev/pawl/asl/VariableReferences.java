package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PathValue;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which variables each state reads, as DescribeStateMachine tells it. */
public final class VariableReferences {
    private final Set<String> names = new TreeSet<>();

    private VariableReferences() {}

    /**
     * Names of variables, sorted, by the name of the state that reads them. States that read none are left out.
     */
    public static Map<String, List<String>> of(StateMachine machine) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        collect(machine.flow(), references);
        return references;
    }

    private static void collect(Flow flow, Map<String, List<String>> into) {
        for (State state : flow.states().values()) {
            VariableReferences references = new VariableReferences();
            references.state(state);
            if (!references.names.isEmpty()) {
                into.put(state.name(), new ArrayList<>(references.names));
            }
            switch (state) {
                case ParallelState s -> s.branches().forEach(b -> collect(b, into));
                case MapState s -> collect(s.processor().flow(), into);
                case TaskState s -> {
                }
                case PassState s -> {
                }
                case ChoiceState s -> {
                }
                case WaitState s -> {
                }
                case SucceedState s -> {
                }
                case FailState s -> {
                }
            }
        }
    }

    private void state(State state) {
        data(state.data());
        switch (state) {
            case TaskState s -> {
                s.timeoutSeconds().ifPresent(this::number);
                s.heartbeatSeconds().ifPresent(this::number);
                s.roleArn().ifPresent(this::text);
                s.catchers().forEach(this::catcher);
            }
            case ParallelState s -> s.catchers().forEach(this::catcher);
            case MapState s -> map(s);
            case ChoiceState s -> s.rules().forEach(r -> {
                condition(r.condition());
                data(r.data());
            });
            case WaitState s -> {
                switch (s.until()) {
                    case WaitState.Until.Seconds u -> number(u.seconds());
                    case WaitState.Until.Timestamp u -> text(u.timestamp());
                }
            }
            case FailState s -> {
                s.error().ifPresent(this::text);
                s.cause().ifPresent(this::text);
            }
            case PassState s -> {
            }
            case SucceedState s -> {
            }
        }
    }

    private void data(DataFlow data) {
        switch (data) {
            case DataFlow.JsonPathFlow f -> {
                filter(f.inputPath());
                payload(f.parameters());
                payload(f.resultSelector());
                filter(f.outputPath());
                payload(f.assign());
            }
            case DataFlow.JsonataFlow f -> {
                jsonata(f.arguments());
                jsonata(f.output());
                jsonata(f.assign());
            }
        }
    }

    private void map(MapState state) {
        switch (state.items()) {
            case MapState.Items.Input i -> {
            }
            case MapState.Items.Path i -> path(i.path());
            case MapState.Items.Jsonata i -> jsonata(Optional.of(i.template()));
        }
        state.itemSelector().ifPresent(s -> {
            switch (s) {
                case MapState.ItemSelector.JsonPath p -> payload(Optional.of(p.template()));
                case MapState.ItemSelector.Jsonata j -> jsonata(Optional.of(j.template()));
            }
        });
        state.limits().maxConcurrency().ifPresent(this::number);
        state.limits().toleratedFailureCount().ifPresent(this::number);
        state.limits().toleratedFailurePercentage().ifPresent(this::number);
        distributed(state.distributed());
        state.catchers().forEach(this::catcher);
    }

    private void distributed(MapState.Distributed distributed) {
        distributed.itemReader().ifPresent(r -> {
            r.arguments().ifPresent(this::arguments);
            r.readerConfig().flatMap(ItemReader.ReaderConfig::maxItems).ifPresent(this::number);
            r.readerConfig().flatMap(ItemReader.ReaderConfig::itemsPointer).ifPresent(this::text);
        });
        distributed.itemBatcher().ifPresent(b -> {
            b.maxItemsPerBatch().ifPresent(this::number);
            b.maxInputBytesPerBatch().ifPresent(this::number);
            b.batchInput().ifPresent(i -> {
                switch (i) {
                    case ItemBatcher.BatchInput.JsonPath p -> payload(Optional.of(p.template()));
                    case ItemBatcher.BatchInput.Jsonata j -> jsonata(Optional.of(j.template()));
                }
            });
        });
        distributed.resultWriter().flatMap(ResultWriter::arguments).ifPresent(this::arguments);
    }

    private void arguments(ServiceArguments arguments) {
        switch (arguments) {
            case ServiceArguments.Parameters p -> payload(Optional.of(p.template()));
            case ServiceArguments.Arguments a -> jsonata(Optional.of(a.template()));
        }
    }

    private void catcher(Catcher catcher) {
        switch (catcher.handling()) {
            case Catcher.Handling.JsonPath h -> payload(h.assign());
            case Catcher.Handling.Jsonata h -> {
                jsonata(h.output());
                jsonata(h.assign());
            }
        }
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Condition.And c -> c.all().forEach(this::condition);
            case Condition.Or c -> c.any().forEach(this::condition);
            case Condition.Not c -> condition(c.other());
            case Condition.Noted c -> condition(c.condition());
            case Condition.Comparison c -> {
                names.addAll(c.variable().variables());
                switch (c.operand()) {
                    case Condition.Operand.Literal o -> {
                    }
                    case Condition.Operand.Path o -> names.addAll(o.path().variables());
                }
            }
            case Condition.Jsonata c -> names.addAll(c.expression().variables());
            case Condition.Constant c -> {
            }
        }
    }

    private void filter(PathField field) {
        switch (field) {
            case PathField.Path p -> path(p.path());
            case PathField.Absent a -> {
            }
            case PathField.Null n -> {
            }
        }
    }

    private void number(NumberField field) {
        switch (field) {
            case NumberField.Constant c -> {
            }
            case NumberField.FromPath p -> path(p.path());
            case NumberField.FromJsonata j -> names.addAll(j.expression().variables());
        }
    }

    private void text(TextField field) {
        switch (field) {
            case TextField.Constant c -> {
            }
            case TextField.FromPath p -> path(p.path());
            case TextField.FromJsonata j -> names.addAll(j.expression().variables());
        }
    }

    private void path(PathValue path) {
        names.addAll(path.variables());
    }

    private void payload(Optional<PayloadTemplate> template) {
        template.ifPresent(t -> names.addAll(t.variables()));
    }

    private void jsonata(Optional<JsonataTemplate> template) {
        template.ifPresent(t -> names.addAll(t.variables()));
    }
}
