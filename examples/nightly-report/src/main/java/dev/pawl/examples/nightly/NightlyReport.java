package dev.pawl.examples.nightly;

import static dev.pawl.dsl.Formats.OutputType.JSON;
import static dev.pawl.dsl.Formats.WriteTransformation.COMPACT;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.pass;

import dev.pawl.asl.ItemProcessor.ExecutionType;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.ItemReader;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.ResultWriter;

/** Reads the sales of a day, prices each of them, and leaves a report behind. */
public final class NightlyReport {
    public static final Machine<Jsonata> MACHINE = machine(
            map("Price the sales")
                    .itemReader(ItemReader.object()
                            .arguments(object().put("Bucket", "sales").put("Key", expr("$states.input.day & '.csv'")))
                            .csv())
                    .distributed(ExecutionType.STANDARD)
                    .each(pass("Price")
                            .output(object()
                                    .put("shop", expr("$states.input.shop"))
                                    .put("article", expr("$states.input.article"))
                                    .put("total", expr("""
                                            $round($number($states.input.quantity) * \
                                            $number($states.input.price), 2)"""))))
                    .maxConcurrency(20)
                    .resultWriter(ResultWriter.object()
                            .arguments(object().put("Bucket", "reports").put("Prefix", expr("$states.input.day")))
                            .transformation(COMPACT)
                            .outputType(JSON))
                    .label("sales"))
            .comment("Reads the sales of a day, prices each of them, and leaves a report behind.");

    private NightlyReport() {}
}
