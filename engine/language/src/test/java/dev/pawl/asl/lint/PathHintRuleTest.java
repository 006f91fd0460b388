package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathHintRuleTest {
    private static List<String> warnings(String state) {
        return Lines.warnings("{'StartAt':'X','States':{'X':" + state + "}}");
    }

    @Test
    void warnsOfPathsThatAreNeverRead() {
        assertThat(warnings("{'Type':'Pass','End':true,'Parameters':{'a':[{'b':'$.c'}]}}"))
                .singleElement().asString().startsWith("NO_DOLLAR: The value for the field 'b'")
                .endsWith("@ /States/X/Parameters");
        assertThat(warnings("{'Type':'Fail','Cause':'States.Format(1)'}"))
                .singleElement().asString().startsWith("NO_PATH: ").endsWith("@ /States/X/Cause");
        assertThat(warnings("{'Type':'Pass','End':true,'Result':{'a.$':'$.b'}}"))
                .singleElement().asString().startsWith("PASS_RESULT_IS_STATIC: ").endsWith("@ /States/X/Result");
    }

    @Test
    void warnsOfFieldsThatStandTwice() {
        assertThat(warnings("{'Type':'Pass','End':true,'Comment':'a','Comment':'b'}"))
                .singleElement().asString().startsWith("DUPLICATE_FIELD: ").endsWith("@ /States/X/Comment");
    }

    @Test
    void leavesTextsAloneThatOnlyMentionMoney() {
        assertThat(warnings("{'Type':'Pass','End':true,'Parameters':{'a':'$5 off','b.$':'$.c'}}")).isEmpty();
        assertThat(warnings("{'Type':'Pass','QueryLanguage':'JSONata','End':true,'Output':'$.a'}")).isEmpty();
    }
}
