package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ItemBatcher;
import dev.pawl.asl.ItemReader;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ResultWriter;
import dev.pawl.asl.ServiceArguments;

/** Writes what only a distributed Map has. */
final class DistributedMapWriter {
    private DistributedMapWriter() {}

    static void write(MapState.Distributed distributed, ObjectNode into) {
        distributed.label().ifPresent(l -> into.put("Label", l));
        distributed.itemReader().ifPresent(r -> reader(r, into.putObject("ItemReader")));
        distributed.itemBatcher().ifPresent(b -> batcher(b, into.putObject("ItemBatcher")));
        distributed.resultWriter().ifPresent(w -> writer(w, into.putObject("ResultWriter")));
    }

    private static void reader(ItemReader reader, ObjectNode json) {
        json.put("Resource", reader.resource());
        reader.arguments().ifPresent(a -> arguments(a, json));
        reader.readerConfig().ifPresent(c -> config(c, json.putObject("ReaderConfig")));
    }

    private static void config(ItemReader.ReaderConfig config, ObjectNode json) {
        config.inputType().ifPresent(t -> json.put("InputType", t));
        config.manifestType().ifPresent(t -> json.put("ManifestType", t));
        config.transformation().ifPresent(t -> json.put("Transformation", t));
        config.csv().delimiter().ifPresent(d -> json.put("CSVDelimiter", d));
        config.csv().headerLocation().ifPresent(l -> json.put("CSVHeaderLocation", l));
        if (!config.csv().headers().isEmpty()) {
            config.csv().headers().forEach(json.putArray("CSVHeaders")::add);
        }
        config.itemsPointer().ifPresent(p -> ValueWriter.text(p, "ItemsPointer", "ItemsPointerPath", json));
        config.maxItems().ifPresent(m -> ValueWriter.number(m, "MaxItems", json));
    }

    private static void arguments(ServiceArguments arguments, ObjectNode json) {
        switch (arguments) {
            case ServiceArguments.Parameters p -> json.set("Parameters", p.template().source());
            case ServiceArguments.Arguments a -> json.set("Arguments", a.template().source());
        }
    }

    private static void batcher(ItemBatcher batcher, ObjectNode json) {
        batcher.maxItemsPerBatch().ifPresent(n -> ValueWriter.number(n, "MaxItemsPerBatch", json));
        batcher.maxInputBytesPerBatch().ifPresent(n -> ValueWriter.number(n, "MaxInputBytesPerBatch", json));
        batcher.batchInput().ifPresent(i -> {
            switch (i) {
                case ItemBatcher.BatchInput.JsonPath p -> json.set("BatchInput", p.template().source());
                case ItemBatcher.BatchInput.Jsonata j -> json.set("BatchInput", j.template().source());
            }
        });
    }

    private static void writer(ResultWriter writer, ObjectNode json) {
        writer.resource().ifPresent(r -> json.put("Resource", r));
        writer.arguments().ifPresent(a -> arguments(a, json));
        writer.writerConfig().ifPresent(c -> {
            ObjectNode config = json.putObject("WriterConfig");
            c.transformation().ifPresent(t -> config.put("Transformation", t));
            c.outputType().ifPresent(t -> config.put("OutputType", t));
        });
    }
}
