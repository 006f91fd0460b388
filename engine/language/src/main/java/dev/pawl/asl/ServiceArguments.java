package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;

/** Parameters or Arguments of a part of a Map that speaks to a service. */
public sealed interface ServiceArguments {
    /** Parameters, in JSONPath. */
    record Parameters(PayloadTemplate template) implements ServiceArguments {}

    /** Arguments, in JSONata. */
    record Arguments(JsonataTemplate template) implements ServiceArguments {}
}
