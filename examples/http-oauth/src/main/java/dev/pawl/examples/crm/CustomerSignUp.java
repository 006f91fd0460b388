package dev.pawl.examples.crm;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static dev.pawl.dsl.jsonata.Jsonata.variable;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.jsonata.Jsonata;

/** Makes somebody a customer in a CRM that wants OAuth, and signs them up for its letters. */
public final class CustomerSignUp {
    public static final Machine<Jsonata> MACHINE = machine(
            task("Create the customer").resource("arn:aws:states:::http:invoke")
                    .arguments(object()
                            .put("ApiEndpoint", expr("$states.input.crm & '/customers'"))
                            .put("Method", "POST")
                            .put("InvocationConfig", object()
                                    .put("ConnectionArn", "arn:aws:events:us-east-1:123456789012:connection/crm/1"))
                            .put("RequestBody", object()
                                    .put("name", expr("$states.input.name"))
                                    .put("email", expr("$states.input.email"))))
                    .output(input())
                    .assign("customer", expr("$states.result.ResponseBody.id"))
                    .assign("isNew", value(true))
                    .on(Errors.httpStatus(429), Errors.httpStatus(503), "States.Http.Socket")
                    .retry(times(4).comment("""
                            The CRM says with Retry-After when it wants to be asked again; that counts \
                            if it is later."""))
                    .on(Errors.httpStatus(409))
                    .comment("The cause holds what the CRM answered: who has that address already.")
                    .assign("customer", expr("$parse($states.errorOutput.Cause).ResponseBody.existing"))
                    .assign("isNew", value(false)).goOn(),
            task("Sign up for letters").resource("arn:aws:states:::http:invoke")
                    .arguments(object()
                            .put("ApiEndpoint", expr("$states.context.Execution.Input.crm & '/letters'"))
                            .put("Method", "POST")
                            .put("InvocationConfig", object()
                                    .put("ConnectionArn", "arn:aws:events:us-east-1:123456789012:connection/crm/1"))
                            .put("Headers", object().put("Content-Type", "application/x-www-form-urlencoded"))
                            .put("RequestBody", object()
                                    .put("customer", variable("customer"))
                                    .put("topics", expr("$states.context.Execution.Input.topics"))
                                    .put("consent", object().put("by", "phone")))
                            .put("Transform", object()
                                    .put("RequestBodyEncoding", "URL_ENCODED")
                                    .put("RequestEncodingOptions", object().put("ArrayFormat", "BRACKETS"))))
                    .output(object()
                            .put("customer", variable("customer"))
                            .put("new", variable("isNew"))
                            .put("letters", expr("$states.result.ResponseBody"))))
            .comment("Makes somebody a customer in a CRM that wants OAuth, and signs them up for its letters.");

    private CustomerSignUp() {}
}
