package dev.pawl.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.teststate.mock.ResponseShape;
import dev.pawl.teststate.mock.ServiceModel;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class BundledModelsTest {
    private final BundledModels models = new BundledModels();

    @ParameterizedTest
    @ValueSource(strings = {"athena", "batch", "bedrock", "bedrockruntime", "codebuild", "databrew", "dynamodb", "ecs",
            "eks", "emr", "emrcontainers", "emrserverless", "eventbridge", "glue", "kms", "lambda", "mediaconvert",
            "s3",
            "sagemaker", "secretsmanager", "sfn", "sns", "sqs"})
    void every_shape_that_a_service_names_is_there(String service) {
        ServiceModel model = models.find(service).orElseThrow();

        assertThat(model.responses()).isNotEmpty();
        assertThat(model.shapes().keySet()).containsAll(model.responses().values());
        model.shapes().values().forEach(shape -> assertThat(model.shapes().keySet()).containsAll(named(shape)));
    }

    private static Collection<String> named(ResponseShape shape) {
        return switch (shape) {
            case ResponseShape.Structure s -> s.members().values();
            case ResponseShape.ListOf s -> List.of(s.element());
            case ResponseShape.MapOf s -> List.of(s.value());
            default -> List.of();
        };
    }

    @Test
    void a_service_that_is_not_known_has_no_model() {
        assertThat(models.find("nosuchservice")).isEmpty();
        assertThat(models.find("../models/sfn")).isEmpty();
    }
}
