package dev.pawl.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks do not reach the buckets in which the server keeps its archive and its backups. */
class OwnBucketsTest {
    private static final String OWN = "{\"archive\":{\"bucket\":\"keep\"},\"backup\":{\"to\":\"s3://copies/here\"}}";
    /** Nobody listens there. */
    private static final Map<String, String> NOWHERE = Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9",
            "AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:9");

    private static String failure(String resource, String arguments) throws Exception {
        try (Aws aws = Aws.with(NOWHERE, OWN, OwnBucketsTest.class.getClassLoader())) {
            return aws.failure(resource, arguments);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "getObject|{'Bucket':'keep','Key':'k'}", "listObjectsV2|{'Bucket':'copies'}",
            "deleteObject|{'Bucket':'keep','Key':'k'}", "putObject|{'Bucket':'keep','Key':'k','Body':'x'}",
            "copyObject|{'Bucket':'mine','Key':'k','CopySource':'/keep/pawl-archive/x'}",
            "copyObject|{'Bucket':'mine','Key':'k','CopySource':'copies%2Fhere%2Fx'}",
            "putBucketPolicy|{'Bucket':'keep','Policy':'{}'}",
            "putBucketReplication|{'Bucket':'mine','ReplicationConfiguration':{'Role':'r','Rules':[{'Destination':"
                    + "{'Bucket':'arn:aws:s3:::keep'}}]}}"})
    void everyWayIsRefused(String action, String arguments) throws Exception {
        assertThat(failure("aws-sdk:s3:" + action, arguments)).startsWith("S3.S3Exception: Access Denied")
                .contains("Error Code: AccessDenied");
    }

    @Test
    void soAreOtherServicesThatReadThere() throws Exception {
        assertThat(failure("aws-sdk:lambda:updateFunctionCode",
                "{'FunctionName':'f','S3Bucket':'keep','S3Key':'k'}")).startsWith("Lambda.AccessDeniedException");
    }

    @Test
    void othersAreAsked() throws Exception {
        assertThat(failure("aws-sdk:s3:getObject", "{'Bucket':'keeper','Key':'keep/k'}"))
                .startsWith("S3.SdkClientException");
    }
}
