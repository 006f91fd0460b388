package dev.pawl.dsl.jsonata;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonata.Jsonata.a;
import static dev.pawl.dsl.jsonata.Jsonata.context;
import static dev.pawl.dsl.jsonata.Jsonata.expr;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.object;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static dev.pawl.dsl.jsonata.Jsonata.variable;
import static dev.pawl.dsl.jsonata.Tasks.activity;
import static dev.pawl.dsl.jsonata.Tasks.approval;
import static dev.pawl.dsl.jsonata.Tasks.awsSdk;
import static dev.pawl.dsl.jsonata.Tasks.batchJob;
import static dev.pawl.dsl.jsonata.Tasks.callback;
import static dev.pawl.dsl.jsonata.Tasks.container;
import static dev.pawl.dsl.jsonata.Tasks.deleteItem;
import static dev.pawl.dsl.jsonata.Tasks.function;
import static dev.pawl.dsl.jsonata.Tasks.getItem;
import static dev.pawl.dsl.jsonata.Tasks.http;
import static dev.pawl.dsl.jsonata.Tasks.kubernetesJob;
import static dev.pawl.dsl.jsonata.Tasks.numberAttribute;
import static dev.pawl.dsl.jsonata.Tasks.publish;
import static dev.pawl.dsl.jsonata.Tasks.putEvents;
import static dev.pawl.dsl.jsonata.Tasks.putItem;
import static dev.pawl.dsl.jsonata.Tasks.sendMessage;
import static dev.pawl.dsl.jsonata.Tasks.service;
import static dev.pawl.dsl.jsonata.Tasks.startExecution;
import static dev.pawl.dsl.jsonata.Tasks.textAttribute;
import static dev.pawl.dsl.jsonata.Tasks.updateItem;
import static dev.pawl.dsl.jsonata.Texts.text;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.dsl.Step;
import dev.pawl.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerbsTest {
    record Order(String id, BigDecimal total) {}

    record Charge(String orderId, BigDecimal amount) {}

    record Receipt(String number) {}

    private static final Expr<Order> ORDER = input(Order.class);
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:child";
    private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/123456789012/asks";

    private static JsonNode state(Step<Jsonata> step) {
        return Json.read(machine(step).definition()).path("States").path(step.name());
    }

    private static JsonNode json(String text) {
        return Json.read(text);
    }

    @Test
    void functionsTakeAndGiveRecords() {
        Variable<String> number = variable("number", String.class);
        assertThat(state(function("charge", Charge.class, Receipt.class)
                .arguments(a(Charge.class).set(Charge::orderId).to(ORDER.get(Order::id)).set(Charge::amount).to(
                        ORDER.get(Order::total)))
                .assign(number, receipt -> receipt.get(Receipt::number))
                .on("Busy").retry(times(2)))).isEqualTo(json("""
                        {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                         "Arguments": {"FunctionName": "charge", "Payload": {
                           "orderId": "{% $states.input.id %}", "amount": "{% $states.input.total %}"}},
                         "Output": "{% $states.result.Payload %}",
                         "Assign": {"number": "{% $states.result.Payload.number %}"},
                         "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}], "End": true}
                        """));
        assertThat(state(function("Ask", "ask").waitingForTaskToken("token"))).isEqualTo(json("""
                {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                 "Arguments": {"FunctionName": "ask", "Payload":
                   "{% $merge([$states.input, {'token': $states.context.Task.Token}]) %}"}, "End": true}
                """));
        assertThat(state(function("charge", Charge.class, Receipt.class).arguments(new Charge("1", BigDecimal.ONE))
                .output(r -> r.get(Receipt::number))).path("Output").textValue())
                .isEqualTo("{% $states.result.Payload.number %}");
    }

    @Test
    void resultsAreAssignedAfterErrorsToo() {
        Variable<String> number = variable("number", String.class);
        assertThat(state(function("charge", Charge.class, Receipt.class)
                .on("Busy").retry(times(2))
                .assign(number, receipt -> receipt.get(Receipt::number))
                .assign("again", receipt -> receipt.get(Receipt::number))).path("Assign"))
                .isEqualTo(
                        json("""
                                {"number": "{% $states.result.Payload.number %}", "again": "{% $states.result.Payload.number %}"}
                                """));
    }

    @Test
    void anExpressionIsWrittenWithoutItsBraces() {
        assertThatThrownBy(() -> expr("{% $x %}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected JSONata without {% and %} around it, but got {% $x %}");
    }

    @Test
    void approvalsTakeAllThatPeopleNeed() {
        ApprovalStep ask = approval("Ask").title(text("Expense of ", ORDER.get(Order::total)))
                .message("Please").details(object().put("id", 1)).users("alice", "bob").groups("finance").quorum(2)
                .rejectQuorum(1).form(object().put("type", "object")).requester(ORDER.field("employee"))
                .selfApproval(false).remindingAfter(ofHours(1), ofDays(1)).escalatingToUsers(ofHours(2), "dora")
                .escalatingToGroups(ofHours(3), "board").due(ofDays(3)).onDue(ApprovalStep.OnDue.REJECT)
                .notifying("mail");
        assertThat(state(ask.on(ApprovalStep.REJECTED).then(Jsonata.pass("No")))).isEqualTo(json("""
                {"Type": "Task", "Resource": "arn:pawl:states:::approval:request", "Arguments": {
                   "Title": "{% 'Expense of ' & $states.input.total %}", "Message": "Please", "Details": {"id": 1},
                   "Approvers": {"Users": ["alice", "bob"], "Groups": ["finance"]}, "Quorum": 2, "RejectQuorum": 1,
                   "Form": {"type": "object"}, "Requester": "{% $states.input.employee %}", "SelfApproval": false,
                   "Reminders": [3600, 86400], "Escalation": [{"After": 7200, "To": {"Users": ["dora"]}},
                     {"After": 10800, "To": {"Groups": ["board"]}}],
                   "Due": 259200, "OnDue": "Reject", "Notify": ["mail"]},
                 "Catch": [{"ErrorEquals": ["Approval.Rejected"], "Next": "No"}], "End": true}
                """));
        assertThat(machine(approval("Ask").title("x").quorum(3).users("alice")).mistakes()).singleElement().asString()
                .contains("Expected a quorum that 1 approver can reach", "VerbsTest.java:");
        assertThat(state(ask.onAws(QUEUE)).at("/Arguments/MessageBody/token").textValue())
                .isEqualTo("{% $states.context.Task.Token %}");
        assertThat(ask.output(a -> a.get(Approval::decision)).draft().parts().get("Output")).asString()
                .contains("$states.result.Decision");
    }

    @Test
    void containersAndJobs() {
        assertThat(state(container("Transform").taskDefinition("etl:3").cluster("jobs").launchType("FARGATE")
                .command("run", ORDER.get(Order::id)).environment("MODE", "fast"))).isEqualTo(json("""
                        {"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "Arguments": {
                          "TaskDefinition": "etl:3", "Cluster": "jobs", "LaunchType": "FARGATE", "Overrides": {
                            "ContainerOverrides": [{"Name": "etl", "Command": ["run", "{% $states.input.id %}"],
                              "Environment": [{"Name": "MODE", "Value": "fast"}]}]}}, "End": true}
                        """));
        assertThat(state(container("T").taskDefinition("etl").waitingForTaskToken("TASK_TOKEN"))
                .at("/Arguments/Overrides/ContainerOverrides/0/Environment/0/Value").textValue())
                .isEqualTo("{% $states.context.Task.Token %}");
        assertThat(state(batchJob("B").job("report").definition("report:1").queue("nightly").command("go")
                .environment("A", "b").parameter("day", value("1")))).isEqualTo(json("""
                        {"Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync", "Arguments": {
                          "JobName": "report", "JobDefinition": "report:1", "JobQueue": "nightly",
                          "Parameters": {"day": "1"}, "ContainerOverrides": {"Command": ["go"],
                            "Environment": [{"Name": "A", "Value": "b"}]}}, "End": true}
                        """));
        assertThat(state(kubernetesJob("K").cluster("reports").namespace("default").image("busybox")
                .command("echo", "x").environment("A", value("b")).retrievingLogs())).isEqualTo(json("""
                        {"Type": "Task", "Resource": "arn:aws:states:::eks:runJob.sync", "Arguments": {
                          "ClusterName": "reports", "Namespace": "default", "LogOptions": {"RetrieveLogs": true},
                          "Job": {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"generateName": "pawl-"},
                            "spec": {"backoffLimit": 0, "template": {"spec": {"restartPolicy": "Never", "containers": [
                              {"name": "main", "image": "busybox", "command": ["echo", "x"],
                               "env": [{"name": "A", "value": "b"}]}]}}}}}, "End": true}
                        """));
    }

    @Test
    void theRestOfAws() {
        ObjectValue key = object().put("id", textAttribute(ORDER.get(Order::id)));
        List<Step<Jsonata>> all = List.of(
                http("H").post("https://example.com").connection(
                        "arn:aws:events:us-east-1:123456789012:connection/crm/1").header("A", "b").query("q", "1")
                        .body(object().put("x", 1)).asForm(),
                startExecution("S", MACHINE).input(ORDER).name(context().executionName()),
                startExecution("S", MACHINE).withoutWaiting(),
                sendMessage("Q", QUEUE, ORDER), publish("N", "arn:aws:sns:us-east-1:123456789012:t", value("hello")),
                putItem("D", "orders", key.put("total", numberAttribute(ORDER.get(Order::total)))
                        .put("one", numberAttribute(value(1)))),
                getItem("D", "orders", key), deleteItem("D", "orders", key),
                updateItem("D", "orders", key).set("UpdateExpression", "SET a = :a"),
                putEvents("E", "shop", "Ordered", ORDER), awsSdk("A", "s3", "putObject").set("Bucket", "b").set("Key",
                        "k").set("Body", ORDER),
                callback("C", "sqs:sendMessage").set("QueueUrl", QUEUE).set("MessageBody", context().taskToken())
                        .heartbeat(ofMinutes(1)),
                service("G", "glue:startJobRun").set("JobName", "etl").sync().timeout(ofMinutes(5)),
                activity("W", "arn:aws:states:us-east-1:123456789012:activity:pack"));
        for (Step<Jsonata> step : all) {
            assertThat(machine(step).mistakes()).as(step.name()).isEmpty();
        }
        assertThat(state(all.get(1)).path("Resource").textValue())
                .isEqualTo("arn:aws:states:::states:startExecution.sync:2");
        assertThat(state(all.get(1)).path("Output").textValue()).isEqualTo("{% $states.result.Output %}");
        assertThat(state(all.get(5)).at("/Arguments/Item")).isEqualTo(json("""
                {"id": {"S": "{% $states.input.id %}"}, "total": {"N": "{% $string($states.input.total) %}"},
                 "one": {"N": "1"}}
                """));
        assertThat(state(all.get(11)).path("Resource").textValue())
                .isEqualTo("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
        assertThat(state(all.get(10)).path("Resource").textValue()).isEqualTo("arn:aws:states:::aws-sdk:s3:putObject");
    }
}
