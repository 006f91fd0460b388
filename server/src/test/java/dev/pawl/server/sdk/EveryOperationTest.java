package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pawl.server.TestServer;
import dev.pawl.server.api.model.OperationModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnRequest;

/** No operation is forgotten: the tests of this package call each one that the SDK knows. */
class EveryOperationTest {
    private static final String PAGINATOR = "Paginator";

    /** Which methods of the client are called somewhere in the tests of this package. */
    private static Set<String> called() {
        JavaClasses tests = new ClassFileImporter()
                .importUrl(Objects.requireNonNull(EveryOperationTest.class.getResource("")));
        return tests.stream().filter(test -> test.getName().endsWith("SdkTest"))
                .flatMap(test -> test.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().equals(SfnClient.class.getName()))
                .map(call -> operation(call.getTarget().getName())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String operation(String method) {
        String name = method.endsWith(PAGINATOR) ? method.substring(0, method.length() - PAGINATOR.length()) : method;
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    @Test
    void the_sdk_and_our_model_know_the_same_operations() {
        Set<String> sdk = Arrays.stream(SfnClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && SfnRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(method -> operation(method.getName())).collect(Collectors.toCollection(TreeSet::new));

        assertThat(sdk).hasSize(37).isEqualTo(TestServer.MODEL.operations().stream().map(OperationModel::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void each_is_called_through_the_sdk() {
        Set<String> missing = TestServer.MODEL.operations().stream().map(OperationModel::name)
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(called());

        assertThat(missing).isEmpty();
    }
}
