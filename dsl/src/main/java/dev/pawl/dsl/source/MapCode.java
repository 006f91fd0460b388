package dev.pawl.dsl.source;

import dev.pawl.asl.ItemBatcher;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ResultWriter;
import dev.pawl.dsl.Formats.OutputType;
import dev.pawl.dsl.Formats.WriteTransformation;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.util.ArrayList;
import java.util.List;

/** What only a Map state has. */
final class MapCode {
    private static final String PUT_OBJECT = "arn:aws:states:::s3:putObject";
    private final Dialect dialect;
    private final SourceFile file;
    private final List<Call> calls = new ArrayList<>();

    MapCode(Dialect dialect, SourceFile file) {
        this.dialect = dialect;
        this.file = file;
    }

    /** Goes on after {@code map("Name")}. */
    Chain of(MapState state, Chain open) {
        items(state);
        state.distributed().itemReader()
                .ifPresent(r -> calls.add(Code.call("itemReader", new ReaderCode(dialect, file.words()).of(r))));
        processor(state);
        limits(state.limits());
        state.distributed().itemBatcher().ifPresent(b -> calls.add(Code.call("itemBatcher", batcher(b))));
        state.distributed().resultWriter().ifPresent(w -> calls.add(Code.call("resultWriter", writer(w))));
        state.distributed().label().ifPresent(l -> calls.add(Code.call("label", JavaText.of(l))));
        Chain chain = open;
        for (Call call : calls) {
            chain = chain.and(call);
        }
        return chain;
    }

    private void items(MapState state) {
        switch (state.items()) {
            case MapState.Items.Input i -> {
                // what a Map takes anyway
            }
            case MapState.Items.Path p -> calls.add(Code.call("itemsPath", JavaText.of(p.path().text())));
            case MapState.Items.Jsonata j -> calls.add(dialect.template("items", j.template().source()));
        }
        state.itemSelector().ifPresent(s -> calls.add(switch (s) {
            case MapState.ItemSelector.JsonPath p -> dialect.template(p.legacy() ? "parameters" : "itemSelector",
                    p.template().source());
            case MapState.ItemSelector.Jsonata j -> dialect.template("itemSelector", j.template().source());
        }));
    }

    private void processor(MapState state) {
        ItemProcessor processor = state.processor();
        switch (processor.mode()) {
            case INLINE -> {
                // what a Map is anyway
            }
            case DISTRIBUTED -> calls.add(Code.call("distributed",
                    Code.word(file.words().type(ItemProcessor.ExecutionType.class) + "."
                            + processor.executionType().name())));
        }
        calls.add(file.flow(processor.legacy() ? FlowCode.Taker.ITERATOR : FlowCode.Taker.EACH, dialect.language(),
                processor.flow(), state.name()));
    }

    private void limits(MapState.Limits limits) {
        limits.maxConcurrency().ifPresent(n -> calls.add(dialect.number("maxConcurrency", n)));
        limits.toleratedFailureCount().ifPresent(n -> calls.add(dialect.number("toleratedFailures", n)));
        limits.toleratedFailurePercentage()
                .ifPresent(n -> calls.add(dialect.number("toleratedFailurePercentage", n)));
    }

    private Code batcher(ItemBatcher batcher) {
        Chain chain = Code.chain(typed("ItemBatcher") + ".batches");
        List<Call> more = new ArrayList<>();
        batcher.maxItemsPerBatch().ifPresent(n -> more.add(dialect.number("maxItems", n)));
        batcher.maxInputBytesPerBatch().ifPresent(n -> more.add(dialect.number("maxInputBytes", n)));
        batcher.batchInput().ifPresent(i -> more.add(switch (i) {
            case ItemBatcher.BatchInput.JsonPath p -> dialect.template("input", p.template().source());
            case ItemBatcher.BatchInput.Jsonata j -> dialect.template("input", j.template().source());
        }));
        return chain.and(more.stream().map(List::of).toList());
    }

    private Code writer(ResultWriter writer) {
        String type = typed("ResultWriter");
        Chain chain = writer.resource().map(r -> r.equals(PUT_OBJECT)
                ? Code.chain(type + ".object")
                : Code.chain(type + ".of", JavaText.of(r))).orElseGet(() -> Code.chain(type + ".results"));
        List<Call> more = new ArrayList<>();
        writer.arguments().ifPresent(a -> more.add(dialect.arguments(a)));
        writer.writerConfig().ifPresent(c -> {
            c.transformation().ifPresent(t -> more.add(Code.call("transformation",
                    file.words().constant(WriteTransformation.valueOf(t)))));
            c.outputType().ifPresent(t -> more.add(Code.call("outputType",
                    file.words().constant(OutputType.valueOf(t)))));
            if (c.transformation().isEmpty() && c.outputType().isEmpty()) {
                more.add(Code.call("config"));
            }
        });
        return chain.and(more.stream().map(List::of).toList());
    }

    private String typed(String name) {
        return file.words().typeOf(dialect.language(), name);
    }
}
