package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallRuleTest {
    private static final String MACHINE = "{'StartAt':'T','States':{'T':{'Type':'Task','End':true,"
            + "'Resource':'arn:aws:states:::%s:invoke','Parameters':%s}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "http | {'ApiEndpoint':'https://a.example','Method':'TRACE'} | The value for the field 'Method' must be one"
                    + " of the values: [DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]",
            "http | {'Method':'GET'} | The field 'ApiEndpoint' is required but was missing",
            "apigateway | {'ApiEndpoint':'a'} | The field 'Method' is required but was missing",
            "apigateway | {'ApiEndpoint':'a','Method':'GET','Headers':{'authorization.$':'$.a','X-A':['b']}} |"
                    + " The 'Headers' field contains unsupported values: [authorization]"})
    void refusesWhatAwsRefuses(String service, String parameters, String problem) {
        assertThat(Lines.problems(MACHINE.formatted(service, parameters)))
                .containsExactly(problem + " @ /States/T/Parameters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "http | {'ApiEndpoint':'https://a.example','Method':'PATCH','Headers':{'X-A':'b'}}",
            "http | {'ApiEndpoint.$':'$.a','Method.$':'$.m','Headers.$':'$.h'}",
            "apigateway | {'ApiEndpoint':'a','Method':'GET','Headers':{'TaskToken':['x']}}"})
    void takesTheRest(String service, String parameters) {
        assertThat(Lines.problems(MACHINE.formatted(service, parameters))).isEmpty();
    }
}
