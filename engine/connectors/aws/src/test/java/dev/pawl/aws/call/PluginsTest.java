package dev.pawl.aws.call;

import static dev.pawl.aws.call.Aws.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.aws.ServiceDouble;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service whose jar is not on the class path: the build puts secretsmanager into target/plugins. */
class PluginsTest {
    private static final Path FOLDER = Path.of("target", "plugins").toAbsolutePath();

    @Test
    void aMissingServiceIsToldByItsJar() throws Exception {
        try (Aws aws = Aws.with(Map.of("PAWL_PLUGINS", "/srv/plugins"))) {
            assertThat(aws.failure("aws-sdk:secretsmanager:listSecrets", "{}")).matches("States.Runtime: Expected the"
                    + " service secretsmanager in the AWS SDK, but the jar software.amazon.awssdk:secretsmanager:"
                    + "[0-9.]+ \\(or the newest before it\\) is not there. Put it into the folder /srv/plugins and"
                    + " start again; --plugins names another folder.");
        }
    }

    @Test
    void aJarInTheFolderIsEnough() throws Exception {
        try (ServiceDouble service = new ServiceDouble(asked -> new ServiceDouble.Answer(200,
                "{\"ARN\":\"arn:x\",\"Name\":\"n\",\"SecretString\":\"s\",\"CreatedDate\":1.5}"));
                URLClassLoader classes = plugins();
                Aws aws = Aws.with(Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", service.endpoint()), "{}", classes)) {
            assertThat(aws.result("aws-sdk:secretsmanager:getSecretValue", "{'SecretId': 'n'}"))
                    .isEqualTo(json("{'Arn': 'arn:x', 'Name': 'n', 'SecretString': 's',"
                            + " 'CreatedDate': '1970-01-01T00:00:01.500Z'}"));
            service.answer(asked -> ServiceDouble.Answer.refused("InvalidRequestException"));
            assertThat(aws.failure("aws-sdk:secretsmanager:getSecretValue", "{'SecretId': 'n'}")).startsWith(
                    "SecretsManager.InvalidRequestException: no (Service: SecretsManager, Status Code: 400,");
        }
    }

    private URLClassLoader plugins() throws Exception {
        try (Stream<Path> jars = Files.list(FOLDER)) {
            URL[] urls = jars.map(jar -> {
                try {
                    return jar.toUri().toURL();
                } catch (java.net.MalformedURLException e) {
                    throw new IllegalArgumentException(e);
                }
            }).toArray(URL[]::new);
            return new URLClassLoader(urls, getClass().getClassLoader());
        }
    }
}
