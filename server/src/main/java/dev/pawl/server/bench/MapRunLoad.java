package dev.pawl.server.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.engine.Executions.Start;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemSources;
import dev.pawl.items.ResultWriters;
import dev.pawl.items.SourceItem;
import dev.pawl.json.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How many items a distributed Map gets through, each a child of one Pass state. */
final class MapRunLoad {
    /** Small enough for the results of all of them to be one output. */
    static final int MOST = 20_000;

    private MapRunLoad() {}

    /** Items that are numbers, so that nothing is measured but the map run: as many as the Key says. */
    static ItemSources numbers() {
        return new ItemSources((request, position) -> new Numbers(request.arguments().value().path("Key").asInt(),
                position.map(p -> p.value().intValue()).orElse(0)), ResultWriters.NONE, () -> {});
    }

    /** Items a second. */
    static double perSecond(Path folder, String type, int items, int batch) {
        String batcher = batch > 1 ? "\"ItemBatcher\":{\"MaxItemsPerBatch\":" + batch + "}," : "";
        String definition = "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemReader\":"
                + "{\"Resource\":\"arn:aws:states:::s3:getObject\",\"Parameters\":{\"Bucket\":\"b\",\"Key\":\"" + items
                + "\"}}," + batcher + "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\","
                + "\"ExecutionType\":\"" + type + "\"},\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\","
                + "\"OutputPath\":null,\"End\":true}}}}}}";
        try (Station station = Station.open(folder)) {
            String machine = station.machine("maprun", definition);
            run(station, machine, "warm-up");
            long begin = System.nanoTime();
            run(station, machine, "measured");
            return items * 1e9 / (System.nanoTime() - begin);
        }
    }

    private static void run(Station station, String machine, String name) {
        String arn = station.engine().executions()
                .start(new Start(machine, Optional.of(name), Optional.empty(), Optional.empty())).toCompletableFuture()
                .join().executionArn();
        ExecutionStatus status = ExecutionStatus.RUNNING;
        while (!status.ended()) {
            Load.pause(Duration.ofMillis(5));
            status = station.engine().executions().describe(arn).status();
        }
        if (status != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("Expected a map run that succeeds, but it " + status);
        }
    }

    /** Counts up. */
    private static final class Numbers implements ItemCursor {
        private final int count;
        private int next;

        Numbers(int count, int next) {
            this.count = count;
            this.next = next;
        }

        @Override
        public Optional<SourceItem> next() {
            return next == count
                    ? Optional.empty()
                    : Optional.of(new SourceItem(Optional.empty(), number(next++), "S3://b/k"));
        }

        @Override
        public Payload position() {
            return number(next);
        }

        private static Payload number(int value) {
            return Payload.of(JsonNodeFactory.instance.numberNode(value));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
