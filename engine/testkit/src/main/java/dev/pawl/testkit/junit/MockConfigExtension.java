package dev.pawl.testkit.junit;

import dev.pawl.testkit.mock.MockConfig;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test once for each test case of a file of mocks. */
public final class MockConfigExtension implements TestTemplateInvocationContextProvider {
    /** For JUnit. */
    public MockConfigExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), MockConfigFile.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        MockConfigFile wanted = AnnotationSupport.findAnnotation(context.getTestMethod(), MockConfigFile.class)
                .orElseThrow();
        MockConfig file = MockConfig.parse(Sources.read(wanted.value(), context.getRequiredTestClass()),
                wanted.value());
        List<String> machines = wanted.machine().isEmpty()
                ? List.copyOf(file.machines().keySet())
                : List.of(wanted.machine());
        return machines.stream().flatMap(
                machine -> file.testCases(machine).stream()
                        .map(name -> new OneCase(new MockCase(file, machine, name))));
    }

    /** One run of the test. */
    private record OneCase(MockCase mockCase) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return mockCase.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            BeforeTestExecutionCallback mocks = context -> StageExtension.stageOf(context).mocks(mockCase.mocks());
            return List.of(mocks, new CaseParameter(mockCase));
        }
    }

    /** Says to the test which case it is. */
    private record CaseParameter(MockCase mockCase) implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MockCase.class;
        }

        @Override
        public MockCase resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return mockCase;
        }
    }
}
