package dev.pawl.examples.invoices;

import static dev.pawl.dsl.Retry.byDefault;
import static dev.pawl.dsl.jsonata.Jsonata.array;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.goOn;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.parallel;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.result;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Jsonata.waiting;
import static dev.pawl.dsl.jsonata.Tasks.function;
import static dev.pawl.dsl.jsonata.Tasks.service;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;

/** Prices a batch of invoices, checks it when it is large, and posts it to the ledger */
public final class InvoiceBatch {
    private static final String EXCHANGE_RATE = "arn:aws:lambda:us-east-1:000000000000:function:exchange-rate";
    private static final String CREDIT_CHECK = "arn:aws:lambda:us-east-1:000000000000:function:credit-check";
    private static final String DUPLICATE_CHECK = "arn:aws:lambda:us-east-1:000000000000:function:duplicate-check";

    public static final Machine<Jsonata> MACHINE = machine(
            pass("Read the batch")
                    .output(object().put("currencies", expr("[$distinct($states.input.invoices.currency)]")))
                    .assign("invoices", expr("$states.input.invoices"))
                    .assign("credit", expr("$states.input.credit"))
                    .assign("limitEuro", expr("$states.input.limitEuro"))
                    .assign("contractRates", expr("$states.input.contractRates")),
            map("Get the rates")
                    .items(expr("$states.input.currencies"))
                    .itemSelector(object().put("currency", expr("$states.context.Map.Item.Value")))
                    .each(task("Ask for the rate").resource(EXCHANGE_RATE)
                            .on("RateServiceBusy").retry(byDefault())
                            .on("UnknownCurrency").output(input())
                            .then(pass("Take the contract's rate")
                                    .output(object()
                                            .put("currency", expr("$states.input.currency"))
                                            .put("rate", expr(
                                                    "$lookup($contractRates, $states.input.currency)"))
                                            .put("source", "contract"))))
                    .output(object()
                            .put("lines", expr("""
                                    $invoices.lines.{ 'invoice': %.number, 'customer': %.customer, 'currency': \
                                    %.currency, 'description': description, 'quantity': quantity, 'unitPrice': \
                                    unitPrice, 'vatRate': vatRate }""")))
                    .assign("rates", expr("$merge($states.result.{ currency: rate })")),
            map("Price the lines")
                    .items(expr("$states.input.lines"))
                    .each(function("Price a line", "price-line")
                            .arguments(expr(
                                    "$merge([$states.input, { 'rate': $lookup($rates, $states.input.currency) }])")))
                    .maxConcurrency(4)
                    .output(object()
                            .put("byCurrency", expr("""
                                    $states.result{ currency: { 'net': $round($sum(net), 2), 'vat': \
                                    $round($sum(vat), 2), 'gross': $round($sum(gross), 2) } }"""))
                            .put("byVatRate", expr("""
                                    $states.result{ $string(vatRate) & ' %': { 'lines': $count(net), \
                                    'grossEuro': $round($sum(grossEuro), 2) } }"""))
                            .put("byInvoice", expr("""
                                    [$each($states.result{ invoice: $round($sum(grossEuro), 2) }, \
                                    function($sum, $number) { { 'invoice': $number, 'grossEuro': $sum } })]"""))
                            .put("totalEuro", expr("$round($sum($states.result.grossEuro), 2)")))
                    .assign("lines", result()),
            choice("Is it a large batch?")
                    .when(expr("$states.input.totalEuro > $limitEuro")).assign("totals", input())
                    .then(
                            parallel("Check the batch")
                                    .branch(task("Check credit").resource(CREDIT_CHECK)
                                            .arguments(object()
                                                    .put("lines", variable("lines"))
                                                    .put("credit", variable("credit"))))
                                    .branch(task("Look for duplicates").resource(DUPLICATE_CHECK)
                                            .arguments(object().put("invoices", variable("invoices"))))
                                    .output(object()
                                            .put("beyondCredit", expr("$states.result[0].beyondCredit"))
                                            .put("duplicates", expr("$states.result[1].duplicates")))
                                    .assign("setAside", expr("[$states.result[1].duplicates.number]")),
                            waiting("Time to object").duration(ofSeconds(1)))
                    .otherwise(goOn())
                    .assign("totals", input())
                    .assign("setAside", array()),
            service("Post to the ledger", "lambda:invoke")
                    .set("FunctionName", "post-to-ledger")
                    .set("Payload", object().put("invoices", expr("[$totals.byInvoice[$not(invoice in $setAside)]]")))
                    .output(object()
                            .put("totals", variable("totals"))
                            .put("checks", expr("$states.input.beyondCredit ? $states.input : 'not needed'"))
                            .put("setAside", variable("setAside"))
                            .put("posted", expr("$states.result.Payload.entries")))
                    .timeout(ofMinutes(1)),
            succeed("Done"))
            .comment("Prices a batch of invoices, checks it when it is large, and posts it to the ledger");

    private InvoiceBatch() {}
}
