package dev.pawl.server.sam.resource;

import static dev.pawl.server.sam.resource.Identity.named;

import java.util.Locale;
import java.util.Map;

/** How resources are called, by type. */
final class Identities {
    private static final String HERE = "{region}:{account}:";
    private static final Identity FUNCTION = named("FunctionName", 64).arn("arn:aws:lambda:" + HERE + "function:{name}")
            .with("Version", "$LATEST");
    private static final Identity MACHINE = named("Name", 80).refArn("arn:aws:states:" + HERE + "stateMachine:{name}")
            .with("Name", "{name}").with("StateMachineRevisionId", "INITIAL");
    private static final Identity TABLE = named("TableName", 255).arn("arn:aws:dynamodb:" + HERE + "table/{name}")
            .with("StreamArn", "arn:aws:dynamodb:" + HERE + "table/{name}/stream/2026-01-01T00:00:00.000");
    private static final Identity LAYER = named("LayerName", 140)
            .refArn("arn:aws:lambda:" + HERE + "layer:{name}:1").with("LayerVersionArn",
                    "arn:aws:lambda:" + HERE + "layer:{name}:1");
    private static final String QUEUE_URL = "{queueUrl}";
    private static final String TOPIC = "arn:aws:sns:" + HERE + "{name}";
    private static final String API_HOST = "{name}.execute-api.{region}.amazonaws.com";

    private static final Map<String, Identity> KNOWN = Map.ofEntries(
            Map.entry("AWS::Serverless::Function", FUNCTION), Map.entry("AWS::Lambda::Function", FUNCTION),
            Map.entry("AWS::Serverless::StateMachine", MACHINE),
            Map.entry("AWS::StepFunctions::StateMachine", new Identity("StateMachineName", 80, MACHINE.ref(),
                    MACHINE.attributes())),
            Map.entry("AWS::StepFunctions::Activity", named("Name", 80)
                    .refArn("arn:aws:states:" + HERE + "activity:{name}").with("Name", "{name}")),
            Map.entry("AWS::Serverless::SimpleTable", TABLE), Map.entry("AWS::DynamoDB::Table", TABLE),
            Map.entry("AWS::Serverless::LayerVersion", LAYER), Map.entry("AWS::Lambda::LayerVersion", LAYER),
            Map.entry("AWS::Serverless::Api", named("", 64).with("RootResourceId", "root")),
            Map.entry("AWS::Serverless::HttpApi", named("", 64).with("ApiEndpoint", "https://" + API_HOST)
                    .with("ApiId", "{name}")),
            Map.entry("AWS::SQS::Queue", named("QueueName", 80).ref(QUEUE_URL).arn("arn:aws:sqs:" + HERE + "{name}")
                    .with("QueueName", "{name}").with("QueueUrl", QUEUE_URL)),
            Map.entry("AWS::SNS::Topic", named("TopicName", 256).ref(TOPIC).with("TopicArn", TOPIC)
                    .with("TopicName", "{name}")),
            Map.entry("AWS::S3::Bucket", named("BucketName", 63).arn("arn:aws:s3:::{name}")
                    .with("DomainName", "{name}.s3.amazonaws.com")
                    .with("RegionalDomainName", "{name}.s3.{region}.amazonaws.com")
                    .with("WebsiteURL", "http://{name}.s3-website.{region}.amazonaws.com")),
            Map.entry("AWS::IAM::Role", named("RoleName", 64).arn("arn:aws:iam::{account}:role/{name}")
                    .with("RoleId", "AROA{name}")),
            Map.entry("AWS::Logs::LogGroup", named("LogGroupName", 512)
                    .arn("arn:aws:logs:" + HERE + "log-group:{name}:*")),
            Map.entry("AWS::Events::EventBus", named("Name", 256).arn("arn:aws:events:" + HERE + "event-bus/{name}")
                    .with("Name", "{name}")),
            Map.entry("AWS::Events::Rule", named("Name", 64).arn("arn:aws:events:" + HERE + "rule/{name}")),
            Map.entry("AWS::Events::Connection", named("Name", 64)
                    .arn("arn:aws:events:" + HERE + "connection/{name}/00000000-0000-0000-0000-000000000000")),
            Map.entry("AWS::Scheduler::Schedule", named("Name", 64)
                    .arn("arn:aws:scheduler:" + HERE + "schedule/default/{name}")),
            Map.entry("AWS::SecretsManager::Secret", named("Name", 512)
                    .ref("arn:aws:secretsmanager:" + HERE + "secret:{name}")
                    .with("Id", "arn:aws:secretsmanager:" + HERE + "secret:{name}")),
            Map.entry("AWS::SSM::Parameter", named("Name", 512).with("Type", "String").with("Value", "")),
            Map.entry("AWS::KMS::Key", named("", 64).arn("arn:aws:kms:" + HERE + "key/{name}").with("KeyId", "{name}")),
            Map.entry("AWS::Kinesis::Stream", named("Name", 128).arn("arn:aws:kinesis:" + HERE + "stream/{name}")),
            Map.entry("AWS::ECS::Cluster", named("ClusterName", 255).arn("arn:aws:ecs:" + HERE + "cluster/{name}")),
            Map.entry("AWS::ECS::TaskDefinition", named("Family", 255)
                    .ref("arn:aws:ecs:" + HERE + "task-definition/{name}:1")
                    .with("TaskDefinitionArn", "arn:aws:ecs:" + HERE + "task-definition/{name}:1")),
            Map.entry("AWS::Batch::JobQueue", named("JobQueueName", 128)
                    .ref("arn:aws:batch:" + HERE + "job-queue/{name}")
                    .with("JobQueueArn", "arn:aws:batch:" + HERE + "job-queue/{name}")),
            Map.entry("AWS::Batch::JobDefinition", named("JobDefinitionName", 128)
                    .ref("arn:aws:batch:" + HERE + "job-definition/{name}:1")
                    .with("JobDefinitionArn", "arn:aws:batch:" + HERE + "job-definition/{name}:1")));

    private Identities() {}

    /** Of a type that is not known, by the pattern that most types follow. */
    static Identity of(String type) {
        Identity known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        String[] parts = type.split("::", -1);
        String service = parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "custom";
        String kind = parts.length > 2 ? parts[2].toLowerCase(Locale.ROOT) : "resource";
        return named("Name", 64).arn("arn:aws:" + service + ":" + HERE + kind + "/{name}");
    }
}
