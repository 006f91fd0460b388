package dev.pawl.teststate.mock;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Integration;
import dev.pawl.asl.TaskResource.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose answer a made-up result of a task stands for.
 *
 * @param service
 *            as in {@code aws-sdk:sfn}, without {@code aws-sdk:}
 * @param operation
 *            as the service names it, such as StartExecution
 * @param free
 *            members in which an optimized integration has JSON where the service has bytes or text
 */
record MockedOperation(String service, String operation, Set<String> free) {
    private static final String SDK = "aws-sdk:";

    /** Optimized integrations whose service has another name in the SDKs. */
    private static final Map<String, String> SERVICES = Map.of("events", "eventbridge", "states", "sfn",
            "elasticmapreduce", "emr", "emr-containers", "emrcontainers", "emr-serverless", "emrserverless");

    /** What asks whether the work has ended, where that is not simply Describe…. */
    private static final Map<String, String> POLLED = Map.ofEntries(
            Map.entry("states:startExecution", "DescribeExecution"), Map.entry("batch:submitJob", "DescribeJobs"),
            Map.entry("ecs:runTask", "DescribeTasks"), Map.entry("glue:startJobRun", "GetJobRun"),
            Map.entry("databrew:startJobRun", "DescribeJobRun"),
            Map.entry("athena:startQueryExecution", "GetQueryExecution"),
            Map.entry("codebuild:startBuild", "BatchGetBuilds"),
            Map.entry("codebuild:startBuildBatch", "BatchGetBuildBatches"),
            Map.entry("codebuild:retryBuildBatch", "BatchGetBuildBatches"),
            Map.entry("mediaconvert:createJob", "GetJob"),
            Map.entry("bedrock:createModelCustomizationJob", "GetModelCustomizationJob"),
            Map.entry("elasticmapreduce:createCluster", "DescribeCluster"),
            Map.entry("elasticmapreduce:terminateCluster", "DescribeCluster"),
            Map.entry("elasticmapreduce:addStep", "DescribeStep"),
            Map.entry("emr-containers:startJobRun", "DescribeJobRun"),
            Map.entry("emr-containers:deleteVirtualCluster", "DescribeVirtualCluster"),
            Map.entry("emr-serverless:startJobRun", "GetJobRun"),
            Map.entry("emr-serverless:createApplication", "GetApplication"),
            Map.entry("emr-serverless:startApplication", "GetApplication"),
            Map.entry("emr-serverless:stopApplication", "GetApplication"),
            Map.entry("emr-serverless:deleteApplication", "GetApplication"),
            Map.entry("eks:createCluster", "DescribeCluster"), Map.entry("eks:deleteCluster", "DescribeCluster"),
            Map.entry("eks:createFargateProfile", "DescribeFargateProfile"),
            Map.entry("eks:deleteFargateProfile", "DescribeFargateProfile"),
            Map.entry("eks:createNodegroup", "DescribeNodegroup"),
            Map.entry("eks:deleteNodegroup", "DescribeNodegroup"));

    /** Empty if no operation of AWS stands behind the result: functions, activities, HTTP, task tokens. */
    static Optional<MockedOperation> of(TaskResource resource) {
        if (!(resource instanceof Integration i)) {
            return Optional.empty();
        }
        return switch (i.pattern()) {
            case WAIT_FOR_TASK_TOKEN -> Optional.empty();
            case REQUEST_RESPONSE -> i.service().startsWith(SDK)
                    ? Optional
                            .of(new MockedOperation(i.service().substring(SDK.length()), capital(i.action()), Set.of()))
                    : optimized(i, capital(i.action()));
            case SYNC, SYNC_2 -> polled(i);
        };
    }

    private static Optional<MockedOperation> polled(Integration i) {
        String operation = POLLED.get(i.service() + ":" + i.action());
        if (operation == null && i.service().equals("sagemaker")) {
            operation = i.action().replaceFirst("^create", "Describe");
        }
        return operation == null ? Optional.empty() : optimized(i, operation);
    }

    private static Optional<MockedOperation> optimized(Integration i, String operation) {
        String service = i.service().equals("bedrock") && i.action().equals("invokeModel")
                ? "bedrockruntime"
                : SERVICES.getOrDefault(i.service(), i.service());
        return Optional.of(new MockedOperation(service, operation, free(i)));
    }

    private static Set<String> free(Integration i) {
        if (i.pattern() == Pattern.SYNC_2) {
            return Set.of("Input", "Output");
        }
        return switch (i.service() + ":" + i.action()) {
            case "lambda:invoke" -> Set.of("Payload");
            case "bedrock:invokeModel" -> Set.of("Body");
            default -> Set.of();
        };
    }

    private static String capital(String action) {
        return action.isEmpty() ? action : Character.toUpperCase(action.charAt(0)) + action.substring(1);
    }
}
