package dev.pawl.examples.large;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.ItemBatcher.batchesOf;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static java.time.Duration.ofSeconds;

import dev.pawl.asl.ItemProcessor.ExecutionType;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Formats.OutputType;
import dev.pawl.dsl.Formats.WriteTransformation;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.ItemReader;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.ResultWriter;

/** Checks all transfers of a day, five hundred at a time. */
public final class BankDay {
    /** Which day. */
    record Day(String day) {}

    private static final String CHECK = "arn:aws:lambda:us-east-1:123456789012:function:check-transfers";

    /** The workflow. */
    public static final Machine<Jsonata> WORKFLOW = machine(
            map("Check the transfers").distributed(ExecutionType.EXPRESS)
                    .itemReader(ItemReader.object().csv().arguments(object().put("Bucket", "bank")
                            .put("Key", expr("$states.input.day & '.csv'"))))
                    .each(task("Check a batch").resource(CHECK)
                            .timeout(ofSeconds(60))
                            .on("Unreadable").comment("It will not become readable").retry(times(0))
                            .on(Errors.ALL).retry(times(3).startingAfter(ofSeconds(1)).doubling().withJitter()))
                    .itemBatcher(batchesOf(500).input(object().put("day", input(Day.class).get(Day::day))))
                    .maxConcurrency(8)
                    .toleratedFailurePercentage(2)
                    .label("transfers")
                    .resultWriter(ResultWriter.object().config(WriteTransformation.COMPACT, OutputType.JSONL)
                            .arguments(object().put("Bucket", "checked").put("Prefix", input(Day.class).get(Day::day))))
                    .output(object().put("day", input(Day.class).get(Day::day))
                            .put("mapRun", expr("$states.result.MapRunArn"))
                            .put("report", expr("$states.result.ResultWriterDetails.Key"))))
            .comment("Checks all transfers of a day, five hundred at a time");

    private BankDay() {}
}
