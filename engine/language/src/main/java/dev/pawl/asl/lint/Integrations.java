package dev.pawl.asl.lint;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** AWS's optimized integrations: which actions a service has, and how one can wait for them. */
final class Integrations {
    private static final Set<Pattern> ANSWER = EnumSet.of(Pattern.REQUEST_RESPONSE);
    private static final Set<Pattern> JOB = EnumSet.of(Pattern.REQUEST_RESPONSE, Pattern.SYNC);
    private static final Set<Pattern> TOKEN = EnumSet.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    private static final Set<Pattern> JOB_OR_TOKEN = EnumSet.of(Pattern.REQUEST_RESPONSE, Pattern.SYNC,
            Pattern.WAIT_FOR_TASK_TOKEN);
    private static final java.util.regex.Pattern SDK_SERVICE = java.util.regex.Pattern.compile("aws-sdk:[a-z0-9]+");
    private static final java.util.regex.Pattern SDK_ACTION = java.util.regex.Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final java.util.regex.Pattern AWS_PARTITION = java.util.regex.Pattern.compile("arn:(aws[^:]*):.*");

    private static final Map<String, Set<Pattern>> ACTIONS = new HashMap<>();

    static {
        add("lambda", TOKEN, "invoke");
        add("sqs", TOKEN, "sendMessage");
        add("sns", TOKEN, "publish");
        add("events", TOKEN, "putEvents");
        add("apigateway", TOKEN, "invoke");
        add("http", ANSWER, "invoke");
        add("dynamodb", ANSWER, "getItem", "putItem", "updateItem", "deleteItem");
        add("states", EnumSet.allOf(Pattern.class), "startExecution");
        add("ecs", JOB_OR_TOKEN, "runTask");
        add("batch", JOB, "submitJob");
        add("glue", JOB, "startJobRun");
        add("databrew", JOB, "startJobRun");
        add("mediaconvert", JOB, "createJob");
        add("athena", JOB, "startQueryExecution");
        add("athena", ANSWER, "stopQueryExecution", "getQueryExecution", "getQueryResults");
        add("codebuild", JOB, "startBuild", "startBuildBatch", "retryBuildBatch");
        add("codebuild", ANSWER, "stopBuild", "batchDeleteBuilds", "batchGetReports", "stopBuildBatch",
                "deleteBuildBatch");
        add("eks", JOB_OR_TOKEN, "runJob");
        add("eks", TOKEN, "call");
        add("eks", JOB, "createCluster", "deleteCluster", "createFargateProfile", "deleteFargateProfile",
                "createNodegroup", "deleteNodegroup");
        add("bedrock", TOKEN, "invokeModel");
        add("bedrock", JOB, "createModelCustomizationJob");
        add("sagemaker", JOB, "createHyperParameterTuningJob", "createLabelingJob", "createProcessingJob",
                "createTrainingJob", "createTransformJob", "createAutoMLJob");
        add("sagemaker", ANSWER, "createEndpoint", "createEndpointConfig", "createModel", "updateEndpoint", "addTags",
                "listTags");
        add("elasticmapreduce", JOB, "createCluster", "terminateCluster", "addStep");
        add("elasticmapreduce", ANSWER, "cancelStep", "setClusterTerminationProtection", "modifyInstanceFleetByName",
                "modifyInstanceGroupByName");
        add("emr-containers", JOB, "deleteVirtualCluster", "startJobRun");
        add("emr-containers", ANSWER, "createVirtualCluster");
        add("emr-serverless", JOB, "createApplication", "startApplication", "stopApplication", "deleteApplication",
                "startJobRun");
        add("emr-serverless", ANSWER, "cancelJobRun");
    }

    private Integrations() {}

    private static void add(String service, Set<Pattern> patterns, String... actions) {
        for (String action : actions) {
            ACTIONS.put(service + ":" + action, patterns);
        }
    }

    /** Whether it belongs to AWS. Other partitions belong to connectors that this table cannot know. */
    static boolean isAws(TaskResource.Integration integration) {
        Matcher matcher = AWS_PARTITION.matcher(integration.arn());
        return matcher.matches();
    }

    /** Whether AWS has this action of this service, and this way to wait for it. */
    static boolean exists(TaskResource.Integration i) {
        if (i.service().startsWith("aws-sdk:")) {
            return SDK_SERVICE.matcher(i.service()).matches() && SDK_ACTION.matcher(i.action()).matches()
                    && TOKEN.contains(i.pattern());
        }
        return ACTIONS.getOrDefault(i.service() + ":" + i.action(), Set.of()).contains(i.pattern());
    }
}
