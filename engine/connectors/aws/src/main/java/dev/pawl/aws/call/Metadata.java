package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What optimized integrations tell of how an answer came. */
final class Metadata {
    private Metadata() {}

    static void add(SdkResponse response, ObjectNode result) {
        SdkHttpResponse http = response.sdkHttpResponse();
        if (http != null) {
            ObjectNode metadata = result.putObject("SdkHttpMetadata");
            ObjectNode all = metadata.putObject("AllHttpHeaders");
            ObjectNode last = metadata.putObject("HttpHeaders");
            http.headers().forEach((name, values) -> {
                values.forEach(all.withArray(name)::add);
                last.put(name, values.get(values.size() - 1));
            });
            metadata.put("HttpStatusCode", http.statusCode());
        }
        if (response instanceof AwsResponse answer && answer.responseMetadata() != null) {
            result.putObject("SdkResponseMetadata").put("RequestId", answer.responseMetadata().requestId());
        }
    }
}
