package dev.pawl.graph.read;

import dev.pawl.asl.TaskResource;
import dev.pawl.graph.chart.Icon;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who does a task: in a few words, and with which icon. */
final class Resources {
    private static final Map<String, Icon> ICONS = new LinkedHashMap<>();

    static {
        put(Icon.FUNCTION, "lambda");
        put(Icon.APPROVAL, "approval");
        put(Icon.HTTP, "http", "apigateway", "appsync");
        put(Icon.MESSAGE, "sqs", "sns", "ses", "sesv2", "pinpoint", "mq");
        put(Icon.EVENT, "events", "eventbridge", "scheduler", "pipes", "kinesis", "firehose");
        put(Icon.TABLE, "dynamodb", "rds", "rdsdata", "redshiftdata", "athena", "timestreamquery", "opensearch");
        put(Icon.CONTAINER, "ecs", "eks", "batch", "kubernetes", "fargate", "emr-containers");
        put(Icon.WORKFLOW, "states", "sfn");
        put(Icon.STORAGE, "s3", "efs", "glacier", "ebs");
    }

    private Resources() {}

    private static void put(Icon icon, String... services) {
        for (String service : services) {
            ICONS.put(service, icon);
        }
    }

    /** Such as {@code sns:publish}, or the name of a function or an activity. */
    static String words(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction r -> "lambda · " + last(r.arn());
            case TaskResource.Activity r -> "activity · " + last(r.arn());
            case TaskResource.Integration r -> service(r) + ":" + r.actionAndPattern();
        };
    }

    static Icon icon(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction r -> Icon.FUNCTION;
            case TaskResource.Activity r -> Icon.ACTIVITY;
            case TaskResource.Integration r -> ICONS.getOrDefault(service(r), Icon.SERVICE);
        };
    }

    private static String service(TaskResource.Integration resource) {
        return resource.service().startsWith("aws-sdk:")
                ? resource.service().substring("aws-sdk:".length())
                : resource.service();
    }

    /** Of an ARN the name; a version or alias of a function is not told. */
    private static String last(String arn) {
        String[] parts = arn.split(":", 8);
        return parts.length > 6 ? parts[6] : arn;
    }
}
